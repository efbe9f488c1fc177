package brevvakt.casework.classify;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Language;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The labelled letters: what the judge learns from and is measured by must itself be in order (ADR 010). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> FIELDS =
            Set.of("id", "subject", "from", "to", "body", "label", "scope", "sensitivity");
    private static final Set<String> RESERVED = Set.of("example.com", "example.net", "example.org");
    private static final int RUN = 5;
    private static final double TOO_ALIKE = 0.5;

    private final RuleSet rules = RuleSet.load(Letters.CONF);
    private final Lessons files = new Lessons(Letters.CONF);
    private final LetterLines known = LetterLines.known(rules, Letters.CONF);
    private final List<Lesson> teaching = Lessons.read(files.teaching(), known);
    private final List<Lesson> heldBack = Lessons.read(files.heldBack(), known);
    private final List<Lesson> all =
            Stream.concat(teaching.stream(), heldBack.stream()).toList();

    @Test
    void givenAllLines_whenRead_thenEachHasItsFieldsAndNoOthers() {
        assertThat(lines()).allSatisfy(line -> {
            JsonNode letter = JSON.readTree(line);
            Set<String> fields = new HashSet<>();
            letter.fieldNames().forEachRemaining(fields::add);
            fields.remove("also");
            assertThat(fields).isEqualTo(FIELDS);
            FIELDS.forEach(field ->
                    assertThat(letter.path(field).isTextual()).as(field).isTrue());
        });
    }

    @Test
    void givenSecondLabels_whenRead_thenTheyAreKnownAndNotTheFirst() {
        assertThat(lines()).allSatisfy(line -> {
            JsonNode letter = JSON.readTree(line);
            Label first = Label.valueOf(letter.path("label").asText());
            for (JsonNode also : letter.path("also")) {
                assertThat(Label.valueOf(also.asText())).isNotEqualTo(first);
            }
            assertThat(letter.has("also") && letter.path("also").isEmpty()).isFalse();
        });
    }

    @Test
    void givenAllLetters_whenNamed_thenNoIdStandsTwice() {
        assertThat(all).extracting(Lesson::id).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    @Test
    void givenALabelThatFixesScope_whenTheLetterIsRead_thenScopeAndLeastSensitivityAreTheLabels() {
        assertThat(all).allSatisfy(lesson -> {
            LabelPolicy policy = rules.policy(lesson.label());
            boolean asFixed = policy.scope().map(lesson.scope()::equals).orElse(lesson.scope() != Scope.NONE);
            assertThat(asFixed).as(lesson.id()).isTrue();
            assertThat(lesson.sensitivity()).isGreaterThanOrEqualTo(policy.sensitivity());
        });
    }

    @Test
    void givenSendersAndMailboxes_whenRead_thenNobodyRealIsAmongThem() {
        assertThat(all).allSatisfy(lesson -> {
            assertThat(lesson.letter().from()).isPresent();
            assertThat(lesson.letter().to()).allMatch(LetterFilesTest::isReserved);
            assertThat(lesson.letter().from())
                    .hasValueSatisfying(from -> assertThat(isReserved(from)).isTrue());
        });
    }

    @Test
    void givenAnyTwoLetters_whenTheirWordsAreCompared_thenTheyAreNotNearlyTheSame() {
        assertThat(pairsTooAlike()).isEmpty();
    }

    @Test
    void givenTheLettersThatTeach_whenCounted_thenThereAreEnoughInBothLanguages() {
        assertThat(teaching).hasSizeGreaterThanOrEqualTo(1_650);
        assertThat(in(Language.SV, teaching)).isGreaterThanOrEqualTo(1_500);
        assertThat(in(Language.EN, teaching)).isGreaterThanOrEqualTo(150);
    }

    @Test
    void givenTheHeldBackLetters_whenCounted_thenThereAreEnoughInBothLanguages() {
        assertThat(heldBack).hasSizeGreaterThanOrEqualTo(355);
        assertThat(in(Language.EN, heldBack)).isGreaterThanOrEqualTo(45);
    }

    @Test
    void givenEveryLabel_whenLookedFor_thenItTeachesAndIsMeasured() {
        assertThat(labels(teaching)).isEqualTo(EnumSet.allOf(Label.class));
        assertThat(labels(heldBack)).isEqualTo(EnumSet.allOf(Label.class));
    }

    private List<String> lines() {
        return Stream.concat(files.teaching().stream(), files.heldBack().stream())
                .flatMap(file -> Lessons.lines(file).stream())
                .toList();
    }

    private static boolean isReserved(EmailAddress address) {
        String domain = address.domain();
        return domain.endsWith(".example")
                || RESERVED.stream().anyMatch(kept -> domain.equals(kept) || domain.endsWith("." + kept));
    }

    private static long in(Language language, List<Lesson> lessons) {
        return lessons.stream()
                .filter(lesson -> Language.of(lesson.letter().subject() + "\n"
                                + lesson.letter().newText())
                        == language)
                .count();
    }

    private static EnumSet<Label> labels(List<Lesson> lessons) {
        EnumSet<Label> labels = EnumSet.noneOf(Label.class);
        lessons.forEach(lesson -> labels.add(lesson.label()));
        return labels;
    }

    /** Pairs of letters that share more than half of their runs of five words; a text shorter than a run has none. */
    private List<String> pairsTooAlike() {
        List<Set<String>> runs =
                all.stream().map(lesson -> runs(lesson.letter().text())).toList();
        Map<String, List<Integer>> lettersWithRun = new HashMap<>();
        List<String> pairs = new ArrayList<>();
        for (int letter = 0; letter < runs.size(); letter++) {
            Map<Integer, Integer> shared = new HashMap<>();
            for (String run : runs.get(letter)) {
                List<Integer> earlier = lettersWithRun.computeIfAbsent(run, key -> new ArrayList<>());
                earlier.forEach(other -> shared.merge(other, 1, Integer::sum));
                earlier.add(letter);
            }
            for (Map.Entry<Integer, Integer> entry : shared.entrySet()) {
                int together =
                        runs.get(letter).size() + runs.get(entry.getKey()).size() - entry.getValue();
                if (entry.getValue() > TOO_ALIKE * together) {
                    pairs.add(all.get(entry.getKey()).id() + " and "
                            + all.get(letter).id());
                }
            }
        }
        return pairs;
    }

    private static Set<String> runs(String text) {
        List<String> words = Wording.split(text);
        Set<String> runs = new HashSet<>();
        IntStream.rangeClosed(0, words.size() - RUN)
                .forEach(start -> runs.add(String.join(" ", words.subList(start, start + RUN))));
        return runs;
    }
}
