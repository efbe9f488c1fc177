package brevvakt.casework.watch;

import brevvakt.casework.cases.Callback;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.Register;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.MorningRegister;
import brevvakt.casework.store.WatchRegister.Unopened;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.Table;
import brevvakt.casework.texts.TextKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The morning letter: one to each person who sees to mailboxes, whatever their number (DOMAIN 6.5). A restricted matter
 * is a count in it, and whoever has nothing to hear hears nothing.
 */
public final class Digests {
    private static final int LOOK_AHEAD = 2;

    private final WatchPost post;
    private final Ladder ladder;
    private final CheckedLinks links;
    private final LocalTime usual;
    private final boolean alsoWhenQuiet;
    private final MorningRegister figures = new MorningRegister();

    /** What the morning holds for all, read once. */
    private record Morning(
            LocalDate today,
            Map<EmailAddress, Integer> came,
            Map<EmailAddress, Unopened> unopened,
            Map<EmailAddress, List<Case>> due,
            Map<String, List<Callback>> callbacks,
            Map<EmailAddress, Integer> unconfirmed,
            Map<EmailAddress, Integer> laidAside,
            Map<EmailAddress, Integer> quarantined) {}

    /**
     * A mailbox as somebody sees to it this morning.
     *
     * @param instead the owners for whom he acts; empty where it is his own
     */
    private record Task(Watched mailbox, List<String> instead) {}

    /**
     * The morning letters.
     *
     * @param links makes the link "checked, nothing else" of each
     * @param usual the time of day at which the letters go, where neither a person nor his mailboxes have another
     * @param alsoWhenQuiet who has nothing to hear gets a letter all the same
     */
    public Digests(WatchPost post, CheckedLinks links, LocalTime usual, boolean alsoWhenQuiet) {
        this.links = links;
        this.usual = usual;
        this.alsoWhenQuiet = alsoWhenQuiet;
        this.post = post;
        this.ladder = post.ladder();
    }

    /**
     * Writes the letters of those whose time has come and to whom nobody has seen today, each person's once; nothing
     * outside of the hours of the watch.
     */
    public void write(Instant now) {
        if (!post.hours().maySpeakAt(now)) {
            return;
        }
        Organisation town = post.organisation().get();
        LocalDate today = post.hours().dayOf(now);
        Map<String, List<Task>> due = tasksByPerson(town, today);
        Set<String> seenTo = post.database().read(handle -> figures.seenTo(handle, today));
        due.keySet().removeAll(seenTo);
        due.entrySet()
                .removeIf(entry -> post.hours().timeOf(now).isBefore(timeOf(entry.getKey(), entry.getValue(), town)));
        if (due.isEmpty()) {
            return;
        }
        Morning morning = post.database().inTransaction(handle -> {
            figures.forgetBefore(handle, today);
            return morning(handle, now);
        });
        due.forEach((username, tasks) ->
                town.person(username).ifPresent(person -> write(person, tasks, morning, town, now)));
    }

    /** Whether at this minute the letter of somebody or about some mailbox goes at a time of its own. */
    public boolean areOwnTimesAt(Instant now) {
        Organisation town = post.organisation().get();
        LocalTime time = post.hours().timeOf(now);
        return Stream.concat(
                        town.people().stream().flatMap(person -> person.digest().stream()),
                        town.mailboxes().stream().flatMap(mailbox -> mailbox.digest().stream()))
                .anyMatch(time::equals);
    }

    /** His own time, else the earliest of those of the mailboxes he sees to, else the usual one. */
    private LocalTime timeOf(String username, List<Task> tasks, Organisation town) {
        return town.person(username)
                .flatMap(Person::digest)
                .or(() -> tasks.stream()
                        .flatMap(task -> town.mailbox(task.mailbox().address()).stream())
                        .flatMap(mailbox -> mailbox.digest().stream())
                        .min(LocalTime::compareTo))
                .orElse(usual);
    }

    private Morning morning(Handle handle, Instant now) {
        LocalDate today = post.hours().dayOf(now);
        LocalDate last = post.hours().workingDaysAfter(today, LOOK_AHEAD);
        Instant before = post.hours().sameTimeOnWorkingDayBefore(now);
        return new Morning(
                today,
                post.registers().watch().came(handle, before, now),
                post.registers().watch().unopened(handle, now),
                post.registers().cases().dueUpTo(handle, last).stream()
                        .map(CaseRow::file)
                        .collect(Collectors.groupingBy(Case::mailbox)),
                post.registers().callbacks().owedUpTo(handle, last).stream()
                        .collect(Collectors.groupingBy(callback -> mailboxOrPerson(callback.wanted()))),
                figures.unconfirmed(handle),
                figures.laidAside(handle, before),
                byMailbox(figures.quarantined(handle, before)));
    }

    /** What came to another address of a mailbox is counted with it. */
    private Map<EmailAddress, Integer> byMailbox(Map<EmailAddress, Integer> byAddress) {
        Organisation town = post.organisation().get();
        Map<EmailAddress, Integer> sums = new HashMap<>();
        byAddress.forEach((address, count) -> sums.merge(
                town.mailboxAt(address)
                        .or(() -> town.mailboxAt(address.withoutDetail()))
                        .orElse(address),
                count,
                Integer::sum));
        return sums;
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
    private Map<String, List<Task>> tasksByPerson(Organisation town, LocalDate today) {
        Map<String, List<Task>> all = new LinkedHashMap<>();
        Stream<Watched> open = Watched.of(town).stream()
                .filter(mailbox -> mailbox.isWatched() && !post.whoActs().isClosed(mailbox.address(), today));
        open.forEach(mailbox -> {
            Map<String, List<String>> acting = new LinkedHashMap<>();
            mailbox.owners()
                    .forEach(owner -> post.whoActs().insteadOf(owner, today).ifPresent(who -> acting.computeIfAbsent(
                                    who, someone -> new ArrayList<>())
                            .add(owner)));
            if (acting.isEmpty()) {
                mailbox.substitutes().forEach(one -> post.whoActs()
                        .insteadOf(one, today)
                        .ifPresent(who -> acting.put(who, mailbox.owners())));
            }
            acting.forEach((who, owners) -> all.computeIfAbsent(who, someone -> new ArrayList<>())
                    .add(new Task(mailbox, owners.contains(who) ? List.of() : owners)));
        });
        return all;
    }

    private void write(Person person, List<Task> tasks, Morning morning, Organisation town, Instant now) {
        Optional<Map<Placeholder, String>> facts =
                facts(tasks, morning, town, town.municipality().language());
        post.database().inTransaction(handle -> {
            if (figures.seeTo(handle, morning.today(), person.username())) {
                facts.ifPresent(said -> owe(handle, person, tasks, said, morning.today(), town, now));
            }
            return person;
        });
    }

    private void owe(
            Handle handle,
            Person person,
            List<Task> tasks,
            Map<Placeholder, String> facts,
            LocalDate today,
            Organisation town,
            Instant now) {
        List<EmailAddress> mailboxes =
                tasks.stream().map(task -> task.mailbox().address()).toList();
        facts.put(Placeholder.ACT_LINK, links.linkFor(handle, person.username(), mailboxes, now));
        post.registers()
                .outbox()
                .owe(
                        handle,
                        ladder.mail(
                                "digest:" + today,
                                OutboxKind.DIGEST,
                                TextKind.DIGEST,
                                Optional.empty(),
                                person,
                                facts,
                                "to " + person.username() + ": sees to " + mailboxes.size() + " mailboxes"
                                        + actsFor(tasks),
                                town,
                                now));
    }

    private static String actsFor(List<Task> tasks) {
        String instead = tasks.stream()
                .flatMap(task -> task.instead().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return instead.isEmpty() ? "" : "; acts for " + instead;
    }

    private Optional<Map<Placeholder, String>> facts(
            List<Task> tasks, Morning morning, Organisation town, Language language) {
        List<String> lines = new ArrayList<>();
        lines.add(Table.row(
                post.texts().words().get("digest.mailbox", language),
                post.texts().words().get("digest.new", language),
                post.texts().words().get("digest.unopened", language)));
        List<String> due = new ArrayList<>();
        List<String> overdue = new ArrayList<>();
        List<String> calls = new ArrayList<>();
        int came = 0;
        int unopened = 0;
        int restricted = 0;
        int waiting = 0;
        int aside = 0;
        int quarantined = 0;
        for (Task task : tasks) {
            EmailAddress address = task.mailbox().address();
            int fresh = morning.came().getOrDefault(address, 0);
            int unseen = Optional.ofNullable(morning.unopened().get(address))
                    .map(Unopened::count)
                    .orElse(0);
            came += fresh;
            unopened += unseen;
            waiting += morning.unconfirmed().getOrDefault(address, 0);
            aside += morning.laidAside().getOrDefault(address, 0);
            quarantined += morning.quarantined().getOrDefault(address, 0);
            lines.add(Table.row(
                    address + instead(task, town, language), Integer.toString(fresh), Integer.toString(unseen)));
            for (Case file : morning.due().getOrDefault(address, List.of())) {
                if (file.register() == Register.RESTRICTED) {
                    restricted++;
                } else {
                    LocalDate day = file.dueDate().orElse(morning.today());
                    (day.isBefore(morning.today()) ? overdue : due).add(line(file, day, language));
                }
            }
            callbacks(task.mailbox(), morning)
                    .forEach(callback -> calls.add(
                            "- " + post.texts().words().get("clock.callback", language) + ", " + callback.dueOn()));
        }
        int all = came
                + unopened
                + restricted
                + waiting
                + aside
                + quarantined
                + calls.size()
                + due.size()
                + overdue.size();
        if (all == 0 && !alsoWhenQuiet) {
            return Optional.empty();
        }
        Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
        facts.put(Placeholder.TODAY, morning.today().toString());
        facts.put(Placeholder.MAILBOXES, String.join("\n", lines));
        facts.put(Placeholder.NEW_COUNT, Integer.toString(came));
        facts.put(Placeholder.UNOPENED_COUNT, Integer.toString(unopened));
        putUnlessEmpty(facts, Placeholder.DUE_ITEMS, due);
        putUnlessEmpty(facts, Placeholder.OVERDUE_ITEMS, overdue);
        putUnlessEmpty(facts, Placeholder.CALL_ITEMS, calls);
        putUnlessZero(facts, Placeholder.RESTRICTED_COUNT, restricted);
        putUnlessZero(facts, Placeholder.WAITING_COUNT, waiting);
        putUnlessZero(facts, Placeholder.PRIVATE_COUNT, aside);
        putUnlessZero(facts, Placeholder.QUARANTINE_COUNT, quarantined);
        return Optional.of(facts);
    }

    private String instead(Task task, Organisation town, Language language) {
        String names = task.instead().stream()
                .map(owner -> town.person(owner).map(Person::name).orElse(owner))
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? ""
                : " (" + post.texts().words().fill("digest.instead", language, Map.of("name", names)) + ")";
    }

    private static void putUnlessZero(Map<Placeholder, String> facts, Placeholder placeholder, int count) {
        if (count > 0) {
            facts.put(placeholder, Integer.toString(count));
        }
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
