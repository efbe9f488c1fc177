package brevvakt.casework.rollcall;

import brevvakt.casework.directory.Doubt;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.Rendered;
import brevvakt.casework.texts.TextKind;
import brevvakt.casework.texts.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong in the directory, told (SEED-66): to each person what concerns him, to each manager one mail for all of
 * his people. Whoever has no manager, or is not known to us at all, is told of to IT.
 */
record DoubtMail(Texts texts, Organisation organisation, Set<String> others) {

    List<OutboxMail> of(List<Doubt> doubts, Instant at) {
        Map<String, List<Doubt>> byPerson = new TreeMap<>();
        doubts.stream().filter(doubt -> !others.contains(doubt.username())).forEach(doubt -> byPerson.computeIfAbsent(
                        doubt.username(), one -> new ArrayList<>())
                .add(doubt));
        Map<String, List<Doubt>> byManager = new TreeMap<>();
        List<OutboxMail> mails = new ArrayList<>();
        byPerson.forEach((username, his) -> {
            Optional<Person> person = organisation.person(username);
            boolean gone = his.stream().anyMatch(doubt -> isGone(doubt.kind()));
            person.filter(one -> !gone)
                    .ifPresent(one -> mails.add(mail(one, "to " + username + ": his own row", lines(his, false), at)));
            tellers(username).forEach(manager -> byManager
                    .computeIfAbsent(manager.username(), one -> new ArrayList<>())
                    .addAll(his));
        });
        byManager.forEach((manager, theirs) -> organisation
                .person(manager)
                .ifPresent(one -> mails.add(
                        mail(one, "to " + manager + ": rows of those he answers for", lines(theirs, true), at))));
        return mails;
    }

    private static boolean isGone(Doubt.Kind kind) {
        return kind == Doubt.Kind.GONE || kind == Doubt.Kind.SUBSTITUTE_GONE;
    }

    private Stream<Person> tellers(String username) {
        Optional<Person> manager = organisation.nearestManagerOf(username);
        return manager.isPresent() ? manager.stream() : organisation.peopleWith(Role.IT).stream();
    }

    private String lines(List<Doubt> doubts, boolean named) {
        return doubts.stream().map(doubt -> "- " + line(doubt, named)).collect(Collectors.joining("\n"));
    }

    private String line(Doubt doubt, boolean named) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!doubt.value().isEmpty()) {
            values.put("value", shown(doubt.value()));
        }
        String what =
                texts.words().fill("directory." + doubt.kind().name().toLowerCase(Locale.ROOT), language(), values);
        String who = organisation.person(doubt.username()).map(Person::name).orElse(doubt.username());
        return named ? who + " (" + doubt.username() + "): " + what : what;
    }

    private static String shown(String value) {
        String line = value.replaceAll("\\s+", " ");
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }

    private Language language() {
        return organisation.municipality().language();
    }

    /** The words are part of the key: the same doubts are told once, other ones anew. */
    private OutboxMail mail(Person to, String reason, String lines, Instant at) {
        Map<Placeholder, String> values = organisation.municipality().placeholders();
        values.put(Placeholder.MESSAGE, lines);
        Rendered words = texts.render(TextKind.NOTICE_DIRECTORY, language(), values);
        String mark = Sha256.of((to.username() + "\n" + lines).getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, 32);
        return new OutboxMail(
                0,
                "directory:" + mark,
                OutboxKind.NOTICE,
                OutboxMail.State.DUE,
                Optional.empty(),
                organisation.municipality().serviceCentreMail(),
                List.of(to.mail()),
                words.subject(),
                words.text(),
                words.html(),
                "<directory." + mark + "@" + organisation.municipality().domain() + ">",
                Optional.empty(),
                Optional.empty(),
                at,
                Optional.empty(),
                0,
                Optional.of(reason));
    }
}
