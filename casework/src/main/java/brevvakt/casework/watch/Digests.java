package brevvakt.casework.watch;

import brevvakt.casework.cases.Callback;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.Register;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.WatchRegister.Unopened;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.TextKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The morning letter: one to each person who sees to mailboxes, whatever their number (DOMAIN 6.5). A restricted matter
 * is a count in it, and whoever has nothing to hear hears nothing.
 */
public final class Digests {
    private static final int LOOK_AHEAD = 2;

    private final WatchPost post;
    private final Ladder ladder;

    /** What the morning holds for all, read once. */
    private record Morning(
            LocalDate today,
            Map<EmailAddress, Integer> came,
            Map<EmailAddress, Unopened> unopened,
            Map<EmailAddress, List<Case>> due,
            Map<String, List<Callback>> callbacks) {}

    public Digests(WatchPost post) {
        this.post = post;
        this.ladder = post.ladder();
    }

    /** Writes the day's letters, each person's once; nothing outside of the hours of the watch. */
    public void write(Instant now) {
        if (!post.hours().maySpeakAt(now)) {
            return;
        }
        Organisation town = post.organisation().get();
        Morning morning = post.database().read(handle -> morning(handle, now));
        mailboxesByPerson(town, morning.today()).forEach((username, mailboxes) -> town.person(username)
                .ifPresent(person -> write(person, mailboxes, morning, town, now)));
    }

    private Morning morning(Handle handle, Instant now) {
        LocalDate today = post.hours().dayOf(now);
        LocalDate last = post.hours().workingDaysAfter(today, LOOK_AHEAD);
        return new Morning(
                today,
                post.registers().watch().came(handle, post.hours().sameTimeOnWorkingDayBefore(now), now),
                post.registers().watch().unopened(handle, now),
                post.registers().cases().dueUpTo(handle, last).stream()
                        .map(CaseRow::file)
                        .collect(Collectors.groupingBy(Case::mailbox)),
                post.registers().callbacks().owedUpTo(handle, last).stream()
                        .collect(Collectors.groupingBy(callback -> mailboxOrPerson(callback.wanted()))));
    }

    /** A unit is sought in its functional mailbox. */
    private String mailboxOrPerson(String wanted) {
        Organisation town = post.organisation().get();
        return town.unit(wanted)
                .flatMap(unit -> town.functionalMailboxOf(unit.id()))
                .map(mailbox -> mailbox.address().toString())
                .orElse(wanted);
    }

    /** Who acts today for the owners of each mailbox, in the order of the organisation. */
    private Map<String, List<Watched>> mailboxesByPerson(Organisation town, LocalDate today) {
        Map<String, List<Watched>> all = new LinkedHashMap<>();
        Watched.of(town).stream().filter(Watched::isWatched).forEach(mailbox -> mailbox.owners().stream()
                .flatMap(owner -> post.whoActs().insteadOf(owner, today).stream())
                .distinct()
                .forEach(acting -> all.computeIfAbsent(acting, someone -> new ArrayList<>())
                        .add(mailbox)));
        return all;
    }

    private void write(Person person, List<Watched> mailboxes, Morning morning, Organisation town, Instant now) {
        Optional<Map<Placeholder, String>> facts =
                facts(mailboxes, morning, town.municipality().language());
        facts.ifPresent(said -> post.database().inTransaction(handle -> {
            post.registers()
                    .outbox()
                    .owe(
                            handle,
                            ladder.mail(
                                    "digest:" + morning.today(),
                                    OutboxKind.DIGEST,
                                    TextKind.DIGEST,
                                    Optional.empty(),
                                    person,
                                    said,
                                    "to " + person.username() + ": sees to " + mailboxes.size() + " mailboxes",
                                    town,
                                    now));
            return said;
        }));
    }

    private Optional<Map<Placeholder, String>> facts(List<Watched> mailboxes, Morning morning, Language language) {
        List<String> lines = new ArrayList<>();
        List<String> due = new ArrayList<>();
        List<String> overdue = new ArrayList<>();
        int came = 0;
        int unopened = 0;
        int restricted = 0;
        for (Watched mailbox : mailboxes) {
            int fresh = morning.came().getOrDefault(mailbox.address(), 0);
            int waiting = Optional.ofNullable(morning.unopened().get(mailbox.address()))
                    .map(Unopened::count)
                    .orElse(0);
            came += fresh;
            unopened += waiting;
            lines.add("- " + mailbox.address() + ": " + post.texts().words().get("digest.new", language) + " " + fresh
                    + ", " + post.texts().words().get("digest.unopened", language) + " " + waiting);
            for (Case file : morning.due().getOrDefault(mailbox.address(), List.of())) {
                if (file.register() == Register.RESTRICTED) {
                    restricted++;
                } else {
                    LocalDate day = file.dueDate().orElse(morning.today());
                    (day.isBefore(morning.today()) ? overdue : due).add(line(file, day, language));
                }
            }
            for (Callback callback : callbacks(mailbox, morning)) {
                boolean late = callback.dueOn().isBefore(morning.today());
                (late ? overdue : due)
                        .add("- " + post.texts().words().get("clock.callback", language) + ", " + callback.dueOn());
            }
        }
        if (came + unopened + restricted + due.size() + overdue.size() == 0) {
            return Optional.empty();
        }
        Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
        facts.put(Placeholder.TODAY, morning.today().toString());
        facts.put(Placeholder.MAILBOXES, String.join("\n", lines));
        facts.put(Placeholder.NEW_COUNT, Integer.toString(came));
        facts.put(Placeholder.UNOPENED_COUNT, Integer.toString(unopened));
        putUnlessEmpty(facts, Placeholder.DUE_ITEMS, due);
        putUnlessEmpty(facts, Placeholder.OVERDUE_ITEMS, overdue);
        if (restricted > 0) {
            facts.put(Placeholder.RESTRICTED_COUNT, Integer.toString(restricted));
        }
        return Optional.of(facts);
    }

    private static List<Callback> callbacks(Watched mailbox, Morning morning) {
        String wanted = mailbox.isPersonal()
                ? mailbox.owners().get(0)
                : mailbox.address().toString();
        return morning.callbacks().getOrDefault(wanted, List.of());
    }

    private String line(Case file, LocalDate due, Language language) {
        String kind = file.judged().label().name().toLowerCase(Locale.ROOT);
        return "- " + file.number() + ", " + post.texts().words().get("label." + kind, language) + ", " + due;
    }

    private static void putUnlessEmpty(Map<Placeholder, String> facts, Placeholder placeholder, List<String> lines) {
        if (!lines.isEmpty()) {
            facts.put(placeholder, String.join("\n", lines));
        }
    }
}
