package brevvakt.casework.watch;

import static brevvakt.casework.watch.WatchTown.PARKEN;
import static brevvakt.casework.watch.WatchTown.at;
import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.absence.PlanHole;
import brevvakt.casework.cases.Callback;
import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.cases.Register;
import brevvakt.casework.classify.Label;
import brevvakt.casework.classify.Scope;
import brevvakt.casework.classify.Sensitivity;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.stored.StoredText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The letters of a full Monday morning, word for word, and what everybody can read of them. */
@Tag("store")
class LettersAsStoredTest {
    private static final EmailAddress PER = EmailAddress.of("per.p@kommun.example");
    private static final Instant EVENING = at("2026-03-08T20:00");
    private static final Instant MORNING = at("2026-03-09T07:30");
    private static final Pattern COLOUR = Pattern.compile("#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})");
    private static final double READABLE = 4.5;

    @TempDir
    Path folder;

    /** The three letters of the morning: who sees to the mailboxes, the manager, who runs the gateway. */
    private List<OutboxMail> letters(String language) throws IOException, OrganisationFault {
        try (WatchTown town = new WatchTown(
                folder.resolve(language),
                "domain: kommun.example,",
                "domain: kommun.example, language: " + language + ",")) {
            fill(town);
            WatchPost post = town.post(
                    (username, day) -> Optional.of(username).map(name -> name.equals("sara.s") ? "per.p" : name));
            new Digests(post, town.links(), WatchTown.USUAL, false).write(MORNING);
            new WeeklyLetters(
                            post,
                            day -> List.of(
                                    new PlanHole(PlanHole.Kind.NO_ROW, "park", "per.p", ""),
                                    new PlanHole(PlanHole.Kind.NO_ROW, "park", "sara.s", "")))
                    .write(MORNING);
            new OperatorLetter(post).write(MORNING);
            return town.mails();
        }
    }

    private static void fill(WatchTown town) {
        town.letter(PARKEN, EVENING);
        town.letter(PARKEN, EVENING);
        town.letter(PER, EVENING);
        file(town, Register.ORDERED, Label.QUESTION, "2026-03-05");
        file(town, Register.DIARY, Label.COMPLAINT, "2026-03-09");
        file(town, Register.DIARY, Label.SUGGESTION, "2026-03-11");
        file(town, Register.RESTRICTED, Label.COMPLAINT, "2026-03-09");
        town.database.inTransaction(handle -> {
            town.registers
                    .callbacks()
                    .add(
                            handle,
                            new Callback(
                                    0,
                                    Optional.empty(),
                                    "per.p",
                                    "Anna Alm",
                                    "019-12 34 56",
                                    "lekplatsen",
                                    EVENING,
                                    LocalDate.parse("2026-03-10"),
                                    Optional.empty(),
                                    0));
            handle.execute(
                    "INSERT INTO held_letter (arrival_id, mailbox, in_doubt) VALUES ('arrival-3', ?, FALSE)",
                    PER.toString());
            handle.execute(
                    "INSERT INTO record_entry (once_key, arrival_id, direction, label, recipients, received_at, title,"
                            + " sha256, size_bytes, attachments, thread_how)"
                            + " VALUES ('k', 'arrival-9', 'IN', 'SPAM', ?, ?, '', '', 0, '[]', 'NEW')",
                    "parken+nyheter@kommun.example",
                    EVENING);
            return handle.execute("UPDATE delivery SET done = FALSE WHERE arrival_id = 'arrival-2'");
        });
    }

    private static void file(WatchTown town, Register register, Label label, String due) {
        Instant receivedAt = at("2026-03-02T10:00");
        PromiseClock clock = new PromiseClock(ClockRule.REPLY, receivedAt, LocalDate.parse(due), Optional.empty());
        town.database.inTransaction(handle -> town.registers
                .cases()
                .open(
                        handle,
                        receivedAt,
                        "brevvakt",
                        new CaseEvent.Opened(
                                town.registers.cases().takeNumber(handle, "E", 2026),
                                new ArrivalId("case-of-" + register + due),
                                receivedAt,
                                CaseEvent.Channel.MAIL,
                                register,
                                new CaseEvent.Judged(label, List.of(), Scope.GENERAL, Sensitivity.NONE, 0.9, false),
                                "heading",
                                PARKEN,
                                "park",
                                Optional.empty(),
                                Optional.of("maja.m"),
                                true,
                                false,
                                List.of(clock)),
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void givenAFullMorning_whenTheLettersAreWritten_thenEachIsAsStored(String language) throws Exception {
        List<OutboxMail> letters = letters(language);

        assertThat(letters)
                .extracting(mail -> mail.to().get(0).toString())
                .containsExactly(PER.toString(), "maja.m@kommun.example", "servicecenter@kommun.example");
        assertIsAsStored(language + "/owner", letters.get(0));
        assertIsAsStored(language + "/manager", letters.get(1));
        assertIsAsStored(language + "/operator", letters.get(2));
    }

    private static void assertIsAsStored(String name, OutboxMail mail) throws IOException {
        String folder = "brevvakt/casework/watch/letters/";
        StoredText.assertIsAsStored(folder + name + ".txt", mail.subject() + "\n\n" + mail.text());
        StoredText.assertIsAsStored(folder + name + ".html", mail.html());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void givenAFullMorning_whenTheLettersAreReadAloud_thenLanguageHeadingsAndTablesSayWhatTheyAre(String language)
            throws Exception {
        assertThat(letters(language)).hasSize(3).extracting(OutboxMail::html).allSatisfy(html -> {
            assertThat(html).contains("<html lang=\"" + language + "\">");
            assertThat(all(html, "<title>(.*)</title>")).hasSize(1).isEqualTo(all(html, "<h1>(.*)</h1>"));
            assertThat(all(html, "<h2>(.+)</h2>")).isNotEmpty().doesNotHaveDuplicates();
            assertThat(all(html, "<(th)[ >]")).hasSameSizeAs(all(html, "<th scope=\"(?:col|row)\"[^>]*>(.+)</th>"));
            assertThat(html).doesNotContain("<img", "<h3", "<table>\n<tr>");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void givenAFullMorning_whenTheLettersAreSeenWithoutColours_thenNothingIsLostAndWhatHasAColourIsReadable(
            String language) throws Exception {
        assertThat(letters(language)).hasSize(3).allSatisfy(mail -> {
            assertThat(words(mail.html().replaceAll("(?s)<head>.*</head>|<[^>]*>", " ")))
                    .containsAll(words(mail.text()));
            assertThat(mail.html()).doesNotContainPattern("[; \"]color:|background");
            assertThat(COLOUR.matcher(mail.html()).results().map(LettersAsStoredTest::contrastToWhite))
                    .allSatisfy(contrast -> assertThat(contrast).isGreaterThan(READABLE));
        });
    }

    private static List<String> all(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,:.]+"))
                .filter(word -> !word.equals("-"))
                .toList();
    }

    /** The contrast ratio of WCAG 2.1. */
    private static double contrastToWhite(MatchResult colour) {
        double[] parts = Stream.of(1, 2, 3)
                .mapToDouble(i -> Integer.parseInt(colour.group(i), 16) / 255.0)
                .map(part -> part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
                .toArray();
        return 1.05 / (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05);
    }
}
