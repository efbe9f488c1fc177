package brevvakt.casework.watch;

import brevvakt.casework.absence.PlanHole;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.store.MorningRegister;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.Table;
import brevvakt.casework.texts.TextKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The weekly letter of a manager: the figures of his units since the week before, where the plan has holes, and which
 * addresses have nobody (DOMAIN 6.5, SEED-90, LAW-26). It goes on the first working day of the week.
 */
public final class WeeklyLetters {
    private static final int A_WEEK = 7;

    private final WatchPost post;
    private final Ladder ladder;
    private final Function<LocalDate, List<PlanHole>> holes;
    private final MorningRegister figures = new MorningRegister();

    /** The week as it stands in the registers, read once for all. */
    private record Week(
            LocalDate today,
            Map<String, Integer> came,
            Map<String, Integer> broken,
            Map<String, Long> overdue,
            Map<String, Long> due,
            Map<EmailAddress, Integer> notOpened,
            List<PlanHole> holes,
            List<Orphans.Orphan> orphans) {}

    /** @param holes the holes of the plan from a day on */
    public WeeklyLetters(WatchPost post, Function<LocalDate, List<PlanHole>> holes) {
        this.post = post;
        this.ladder = post.ladder();
        this.holes = holes;
    }

    /** Writes each manager's letter once; silent on every day but the first working day of a week. */
    public void write(Instant now) {
        LocalDate today = post.hours().dayOf(now);
        LocalDate monday = today.with(DayOfWeek.MONDAY);
        if (!post.hours().maySpeakAt(now) || post.hours().workingDaysBetween(monday.minusDays(1), today) != 1) {
            return;
        }
        Organisation town = post.organisation().get();
        Week week = week(today, town);
        Map<String, List<Unit>> byManager = new LinkedHashMap<>();
        town.units().forEach(unit -> town.managerOf(unit.id()).ifPresent(manager -> byManager
                .computeIfAbsent(manager.username(), someone -> new ArrayList<>())
                .add(unit)));
        byManager.forEach((username, units) ->
                town.person(username).ifPresent(manager -> write(manager, units, week, town, now)));
    }

    private Week week(LocalDate today, Organisation town) {
        Instant before = post.hours().at(today.minusDays(A_WEEK), LocalTime.MIDNIGHT);
        LocalDate last = post.hours().workingDaysAfter(today, 4);
        return post.database().read(handle -> {
            return new Week(
                    today,
                    figures.cameTo(handle, before),
                    figures.broken(handle, before),
                    post.registers().cases().dueByUnit(handle, LocalDate.EPOCH, today.minusDays(1)),
                    post.registers().cases().dueByUnit(handle, today, last),
                    figures.notOpened(handle, today.minusDays(A_WEEK)),
                    holes.apply(today),
                    new Orphans(town, today, post.whoActs()).found());
        });
    }

    private void write(Person manager, List<Unit> units, Week week, Organisation town, Instant now) {
        Language language = town.municipality().language();
        Optional<String> acting = post.whoActs().insteadOf(manager.username(), week.today());
        Person to = acting.flatMap(town::person).orElse(manager);
        List<String> names = units.stream().map(Unit::id).toList();
        Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
        facts.put(Placeholder.TODAY, week.today().toString());
        facts.put(
                Placeholder.UNIT_FIGURES,
                Stream.concat(Stream.of(columns(language)), units.stream().map(unit -> figures(unit, week, town)))
                        .collect(Collectors.joining("\n")));
        List<String> open = new ArrayList<>();
        week.holes().stream()
                .filter(hole -> names.contains(hole.unit()))
                .map(hole -> words(
                        hole.kind().key(),
                        language,
                        Map.of("who", named(hole.who(), town), "whom", named(hole.whom(), town))))
                .forEach(open::add);
        week.orphans().stream()
                .filter(orphan -> names.contains(orphan.unit()))
                .map(orphan -> words(
                        "weekly.orphan_" + orphan.lack().name().toLowerCase(Locale.ROOT),
                        language,
                        Map.of("who", orphan.address().toString())))
                .forEach(open::add);
        if (!open.isEmpty()) {
            facts.put(Placeholder.HOLES, String.join("\n", open));
        }
        post.database().inTransaction(handle -> {
            post.registers()
                    .outbox()
                    .owe(
                            handle,
                            ladder.mail(
                                    "weekly:" + manager.username() + ":" + week.today(),
                                    OutboxKind.DIGEST,
                                    TextKind.DIGEST_MANAGER,
                                    Optional.empty(),
                                    to,
                                    facts,
                                    "to " + to.username() + ": manager of " + String.join(", ", names),
                                    town,
                                    now));
            return facts;
        });
    }

    private static String figures(Unit unit, Week week, Organisation town) {
        int notOpened = week.notOpened().entrySet().stream()
                .filter(entry ->
                        unitOf(entry.getKey(), town).filter(unit.id()::equals).isPresent())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return Table.row(
                unit.name(),
                figure(week.came().get(unit.id())),
                figure(week.due().get(unit.id())),
                figure(week.overdue().get(unit.id())),
                figure(week.broken().get(unit.id())),
                figure(notOpened));
    }

    private String columns(Language language) {
        return Table.row(Stream.of("unit", "came", "due", "overdue", "broken", "not_opened")
                .map(name -> post.texts().words().get("weekly." + name, language))
                .toArray(String[]::new));
    }

    private static String figure(@Nullable Number number) {
        return number == null ? "0" : number.toString();
    }

    private static Optional<String> unitOf(EmailAddress address, Organisation town) {
        return town.mailbox(address).map(mailbox -> mailbox.unit()).or(() -> town.personByAddress(address)
                .map(Person::unit));
    }

    private static String named(String who, Organisation town) {
        return town.person(who).map(Person::name).orElse(who);
    }

    private String words(String key, Language language, Map<String, String> values) {
        return "- " + post.texts().words().fill(key, language, values);
    }
}
