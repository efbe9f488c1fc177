package brevvakt.casework.watch;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.store.OpeningRegister.Opening;
import brevvakt.casework.store.WatchRegister.Day;
import brevvakt.casework.store.WatchRegister.Unopened;
import brevvakt.casework.texts.Placeholder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Every mailbox is opened every working day (SEED-15, SEED-96), or its owner, its substitute and its manager hear of it
 * in turn (DOMAIN 1.6). Only mail that came before the first rung counts; a mailbox opened that day is left in peace.
 */
public final class DailyOpening {
    private static final LocalTime FIRST_RUNG = LocalTime.of(13, 0);
    private static final LocalTime CUT_OFF = LocalTime.of(17, 0);

    private final WatchPost post;
    private final Ladder ladder;
    private final RelayedEvidence relayed;

    /** The rungs before the cut-off. */
    public enum Rung {
        OWNER,
        SUBSTITUTE,
        MANAGER
    }

    /** How a mailbox stands today (DESIGN 5). */
    public enum State {
        OPENED,
        NOTHING_NEW,
        WAITING,
        BREACHED
    }

    /** Kept for a day on which nobody could look into a mailbox of another mail system: no breach, and no opening. */
    private static final String NO_EVIDENCE = "NO_EVIDENCE";

    /**
     * A mailbox today: its state, who opened it, and what lies unopened.
     *
     * @param blindSince since when nobody can look into a mailbox of another mail system; empty while all is well
     */
    public record Standing(
            State state, Optional<Opening> opening, Optional<Unopened> unopened, Optional<Instant> blindSince) {}

    public DailyOpening(WatchPost post) {
        this.post = post;
        this.ladder = post.ladder();
        this.relayed = new RelayedEvidence(post);
    }

    /** Speaks on one rung for every mailbox that waits; nothing outside of the hours of the watch. */
    public void remind(Rung rung, Instant now) {
        if (!post.hours().maySpeakAt(now)) {
            return;
        }
        LocalDate today = post.hours().dayOf(now);
        Organisation town = post.organisation().get();
        Map<EmailAddress, Watched> watched = watched(town, today);
        post.database().inTransaction(handle -> {
            Map<EmailAddress, Unopened> waiting =
                    post.registers().watch().unopened(handle, post.hours().at(today, FIRST_RUNG));
            waiting.forEach((address, unopened) -> {
                Watched mailbox = watched.get(address);
                if (mailbox == null
                        || post.registers()
                                .openings()
                                .of(handle, address, today)
                                .isPresent()) {
                    return;
                }
                if (mailbox.isRelayed() && !relayed.isFresh(handle, address, now)) {
                    relayed.missed(handle, address, now);
                } else {
                    speak(handle, rung, mailbox, unopened, town, now);
                }
            });
            return rung;
        });
    }

    private Map<EmailAddress, Watched> watched(Organisation town, LocalDate day) {
        return Watched.of(town).stream()
                .filter(mailbox -> mailbox.isWatched() && !post.whoActs().isClosed(mailbox.address(), day))
                .collect(Collectors.toMap(Watched::address, mailbox -> mailbox));
    }

    private void speak(Handle handle, Rung rung, Watched mailbox, Unopened unopened, Organisation town, Instant now) {
        LocalDate today = post.hours().dayOf(now);
        Optional<String> manager = mailbox.manager(town);
        Told told =
                switch (rung) {
                    case OWNER ->
                        Told.nobody()
                                .addOwners(
                                        mailbox.owners(),
                                        mailbox.substitutes(),
                                        "owner of " + mailbox.address(),
                                        post.whoActs(),
                                        today,
                                        manager);
                    case SUBSTITUTE ->
                        Told.nobody()
                                .add(
                                        mailbox.substitutes(),
                                        "substitute for " + mailbox.address(),
                                        post.whoActs(),
                                        today,
                                        manager);
                    case MANAGER ->
                        Told.nobody().addManager(manager, "manager over " + mailbox.address(), post.whoActs(), today);
                };
        Map<Placeholder, String> facts = ladder.facts(mailbox.address(), unopened.oldest());
        if (rung == Rung.MANAGER) {
            facts.put(
                    Placeholder.OWNER,
                    mailbox.owners().stream()
                            .map(owner -> town.person(owner).map(Person::name).orElse(owner))
                            .collect(Collectors.joining(", ")));
        }
        if (rung == Rung.SUBSTITUTE) {
            told.hearers().keySet().removeIf(hearer -> hasHeard(handle, mailbox, today, Rung.OWNER, hearer));
        }
        ladder.speak(
                        key(mailbox, today, rung),
                        Optional.empty(),
                        told,
                        facts,
                        unopened.count() + " unopened, the oldest since " + ladder.moment(unopened.oldest()),
                        town,
                        now)
                .forEach(mail -> post.registers().outbox().owe(handle, mail));
    }

    private static String key(Watched mailbox, LocalDate day, Rung rung) {
        return "open:" + mailbox.address() + ":" + day + ":" + rung;
    }

    private boolean hasHeard(Handle handle, Watched mailbox, LocalDate day, Rung rung, String username) {
        return post.registers()
                .outbox()
                .find(handle, ladder.once(key(mailbox, day, rung), username))
                .isPresent();
    }

    /**
     * Writes down what the day showed, and the working days before it that nobody wrote down because the gateway stood
     * still: their breaches are true all the same, and nobody is told of them again.
     */
    public void close(Instant now) {
        LocalDate today = post.hours().dayOf(now);
        Organisation town = post.organisation().get();
        post.database().inTransaction(handle -> {
            LocalDate first = post.registers()
                    .watch()
                    .lastDay(handle)
                    .map(last -> last.plusDays(1))
                    .orElse(today);
            for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
                if (post.hours().isWorkingDay(day) && !now.isBefore(post.hours().at(day, CUT_OFF))) {
                    close(handle, day, watched(town, day), now);
                }
            }
            return today;
        });
    }

    private void close(Handle handle, LocalDate day, Map<EmailAddress, Watched> watched, Instant now) {
        Map<EmailAddress, Unopened> waiting = post.registers()
                .watch()
                .unopenedAt(
                        handle, post.hours().at(day, FIRST_RUNG), post.hours().at(day, CUT_OFF));
        watched.values().forEach(mailbox -> {
            EmailAddress address = mailbox.address();
            Optional<Unopened> unopened = Optional.ofNullable(waiting.get(address));
            boolean opened =
                    post.registers().openings().of(handle, address, day).isPresent();
            boolean blind = mailbox.isRelayed()
                    && (!day.equals(post.hours().dayOf(now)) || !relayed.isFresh(handle, address, now));
            String state = opened
                    ? State.OPENED.name()
                    : unopened.isEmpty() ? State.NOTHING_NEW.name() : blind ? NO_EVIDENCE : State.BREACHED.name();
            post.registers()
                    .watch()
                    .note(
                            handle,
                            new Day(
                                    address,
                                    day,
                                    state,
                                    unopened.map(Unopened::count).orElse(0),
                                    unopened.map(Unopened::oldest)),
                            now);
        });
    }

    /** How a mailbox stands now. */
    public Standing standing(Handle handle, EmailAddress mailbox, Instant now) {
        LocalDate today = post.hours().dayOf(now);
        Optional<Opening> opening = post.registers().openings().of(handle, mailbox, today);
        Optional<Unopened> unopened = post.registers().watch().unopened(handle, mailbox, now);
        boolean breached = post.registers()
                .watch()
                .of(handle, mailbox, today)
                .filter(day -> day.state().equals(State.BREACHED.name()))
                .isPresent();
        State state = breached
                ? State.BREACHED
                : opening.isPresent() ? State.OPENED : unopened.isPresent() ? State.WAITING : State.NOTHING_NEW;
        return new Standing(state, opening, unopened, relayed.missingSince(handle, mailbox));
    }

    /** What was said today of a mailbox that nobody had opened. */
    public record Spoken(EmailAddress mailbox, OutboxMail mail) {}

    /** What was said today, each with its reason, oldest first. */
    public List<Spoken> spokenToday(Handle handle, Instant now) {
        return post.registers().outbox().spokenOfOpening(handle, post.hours().startOf(now)).stream()
                .flatMap(mail -> EmailAddress.parse(mail.onceKey().split(":")[2]).stream()
                        .map(mailbox -> new Spoken(mailbox, mail)))
                .toList();
    }

    /** Why a mailbox stands as it does, in a sentence in the municipality's language. */
    public String explained(Watched mailbox, Standing standing) {
        String key = !mailbox.isWatched()
                ? "unwatched"
                : standing.blindSince().isPresent() && standing.opening().isEmpty()
                        ? "no_evidence"
                        : standing.state().name().toLowerCase(Locale.ROOT);
        return post.texts()
                .words()
                .fill(
                        "standing." + key,
                        post.organisation().get().municipality().language(),
                        Map.of(
                                "at",
                                standing.opening()
                                        .map(opening -> ladder.moment(opening.at()))
                                        .or(() -> standing.blindSince().map(ladder::moment))
                                        .orElse("–"),
                                "by",
                                standing.opening().map(Opening::by).orElse("–"),
                                "count",
                                standing.unopened()
                                        .map(lying -> Integer.toString(lying.count()))
                                        .orElse("0"),
                                "oldest",
                                standing.unopened()
                                        .map(lying -> ladder.moment(lying.oldest()))
                                        .orElse("–")));
    }

    /** Somebody says that he has looked through the mailbox: that is an opening (DESIGN 6b.4). */
    public void checked(EmailAddress mailbox, String username, Instant now) {
        post.database().inTransaction(handle -> {
            post.registers().watch().checked(handle, mailbox, now);
            post.registers()
                    .openings()
                    .note(handle, mailbox, post.hours().dayOf(now), new Opening(now, username, "CHECKED"));
            return mailbox;
        });
    }
}
