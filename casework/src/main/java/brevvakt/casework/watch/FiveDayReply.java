package brevvakt.casework.watch;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.cases.ClockRule;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.cases.Register;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.texts.Placeholder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Every citizen is answered within five working days (SEED-35, SEED-53), or those who handle the case and the managers
 * above them hear of it, rung by rung (DOMAIN 4.6). The oldest unanswered letter of a case counts.
 */
public final class FiveDayReply {
    private static final int AT_A_TIME = 50;

    private final WatchPost post;
    private final Ladder ladder;
    private final Rungs rungs;

    public FiveDayReply(WatchPost post) {
        this.post = post;
        this.ladder = post.ladder();
        this.rungs = new Rungs(post.hours());
    }

    /**
     * Looks at every case of which there may be something to say, and notes when there next is; nothing outside of the
     * hours of the watch. Costs what is due, however much is open.
     */
    public void look(Rungs.Hour hour, Instant now) {
        if (!post.hours().maySpeakAt(now)) {
            return;
        }
        LocalDate today = post.hours().dayOf(now);
        List<CaseRow> all =
                post.database().read(handle -> post.registers().cases().toLookAt(handle, today));
        for (int first = 0; first < all.size(); first += AT_A_TIME) {
            List<CaseRow> some = all.subList(first, Math.min(all.size(), first + AT_A_TIME));
            post.database().inTransaction(handle -> {
                look(handle, some, hour, today, now);
                return some;
            });
        }
    }

    private void look(Handle handle, List<CaseRow> cases, Rungs.Hour hour, LocalDate today, Instant now) {
        Organisation town = post.organisation().get();
        Map<CaseRow, LocalDate> again = new HashMap<>();
        for (CaseRow row : cases) {
            List<PromiseClock> pressing = pressing(row.file());
            pressing.forEach(clock ->
                    rungs.at(hour, clock, today).ifPresent(rung -> stand(handle, row, clock, rung, town, now)));
            pressing.stream()
                    .map(clock -> rungs.nextDay(hour, clock, today))
                    .min(LocalDate::compareTo)
                    .ifPresent(day -> again.put(row, day));
        }
        post.registers().cases().lookAgain(handle, again);
    }

    /** The clocks that run, of each rule the one that falls due first. */
    private static List<PromiseClock> pressing(Case file) {
        List<PromiseClock> pressing = new ArrayList<>();
        Set<ClockRule> taken = EnumSet.noneOf(ClockRule.class);
        file.clocks().stream()
                .filter(PromiseClock::runs)
                .sorted((a, b) -> a.due().compareTo(b.due()))
                .filter(clock -> taken.add(clock.rule()))
                .forEach(pressing::add);
        return pressing;
    }

    private void stand(
            Handle handle, CaseRow row, PromiseClock clock, Rungs.Rung rung, Organisation town, Instant now) {
        Case file = row.file();
        if (rung == Rungs.Rung.NOT_OPENED && isOpenedOrTaken(handle, file)
                || rung == Rungs.Rung.NOBODY_TAKES_IT && file.officer().isPresent()) {
            return;
        }
        boolean late = rung.isLate();
        boolean firstTime = late
                && post.registers()
                        .watch()
                        .breach(handle, file.number().toString(), clock.rule().name(), clock.due(), now);
        if (late && !firstTime && rung != Rungs.Rung.STILL_LATE) {
            return;
        }
        String key = "clock:" + file.number() + ":" + clock.rule() + ":" + clock.started() + ":" + rung
                + (rung == Rungs.Rung.STILL_LATE ? ":" + post.hours().dayOf(now) : "");
        ladder.speak(
                        key,
                        Optional.of(file.number()),
                        told(rung, clock, file, town, post.hours().dayOf(now)),
                        facts(handle, rung, clock, file, town),
                        clock.rule() + " due " + clock.due() + ", " + rung,
                        town,
                        now)
                .forEach(mail -> post.registers().outbox().owe(handle, mail));
    }

    private boolean isOpenedOrTaken(Handle handle, Case file) {
        return file.status() != CaseStatus.PROPOSED
                || file.officer().isPresent()
                || post.registers().watch().isSeen(handle, file.arrivalId().value());
    }

    private Told told(Rungs.Rung rung, PromiseClock clock, Case file, Organisation town, LocalDate today) {
        Optional<String> manager = town.managerOf(file);
        List<String> owners = town.mailbox(file.mailbox()).map(Mailbox::owners).orElseGet(() -> town.personByAddress(
                        file.mailbox())
                .map(person -> List.of(person.username()))
                .orElse(List.of()));
        List<String> substitutes =
                town.mailbox(file.mailbox()).map(Mailbox::substitutes).orElse(List.of());
        List<String> handling = file.officer().map(List::of).orElse(owners);
        String role = file.officer().isPresent() ? "officer of " : "owner of the mailbox of ";
        Told told = Told.nobody();
        if (clock.rule() == ClockRule.RECORDS) {
            List<String> registrar = town.boardOf(file.unit())
                    .flatMap(Board::registrar)
                    .map(List::of)
                    .orElse(List.of());
            told.add(registrar, "registrar of " + file.number(), post.whoActs(), today, manager);
        }
        if (rung.reaches(Rungs.Reach.HANDLING)) {
            told.addOwners(
                    handling,
                    file.officer().isPresent() ? List.of() : substitutes,
                    role + file.number(),
                    post.whoActs(),
                    today,
                    manager);
        }
        if (rung.reaches(Rungs.Reach.SUBSTITUTES)) {
            told.add(substitutes, "substitute for the mailbox of " + file.number(), post.whoActs(), today, manager);
        }
        if (rung.reaches(Rungs.Reach.MANAGER)) {
            told.addManager(manager, "manager of " + file.number(), post.whoActs(), today);
        }
        if (rung.reaches(Rungs.Reach.ABOVE)) {
            told.addManager(Told.above(manager, town), "manager above that of " + file.number(), post.whoActs(), today);
        }
        return told;
    }

    private Map<Placeholder, String> facts(
            Handle handle, Rungs.Rung rung, PromiseClock clock, Case file, Organisation town) {
        Map<Placeholder, String> facts = ladder.facts(file.mailbox(), clock.started());
        facts.put(Placeholder.CASE_NUMBER, file.number().toString());
        facts.put(Placeholder.DUE_DATE, clock.due().toString());
        town.unit(file.unit()).map(Unit::name).ifPresent(name -> facts.put(Placeholder.UNIT, name));
        if (file.register() != Register.RESTRICTED) {
            facts.put(
                    Placeholder.KIND,
                    post.texts()
                            .words()
                            .get(
                                    "label." + file.judged().label().name().toLowerCase(Locale.ROOT),
                                    town.municipality().language()));
        }
        if (rung.reaches(Rungs.Reach.MANAGER)) {
            file.officer()
                    .flatMap(town::person)
                    .map(Person::name)
                    .ifPresent(name -> facts.put(Placeholder.OFFICER, name));
            String before = post.registers().outbox().spokenAbout(handle, file.number()).stream()
                    .map(mail -> line(mail, town))
                    .distinct()
                    .collect(Collectors.joining("\n"));
            if (!before.isEmpty()) {
                facts.put(Placeholder.REMINDERS, before);
            }
        }
        return facts;
    }

    private String line(OutboxMail mail, Organisation town) {
        String name = town.personByAddress(mail.to().get(0))
                .map(Person::name)
                .orElse(mail.to().get(0).toString());
        return "- " + ladder.moment(mail.dueAt()) + " " + name;
    }
}
