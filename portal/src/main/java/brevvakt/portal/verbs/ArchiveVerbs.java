package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.records.RecordIndex;
import brevvakt.casework.records.RecordIndex.Found;
import brevvakt.casework.records.RecordIndex.Hit;
import brevvakt.casework.records.RecordIndex.Order;
import brevvakt.casework.records.RecordIndex.Question;
import brevvakt.casework.records.RecordIndex.Searched;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.ReadingLog;
import brevvakt.casework.store.ReadingLog.Reading;
import brevvakt.index.IndexFollower;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the archive is asked: {@code search}, {@code searches} and {@code reindex}. What it does not know it leaves to others. */
public final class ArchiveVerbs implements Verbs {
    private static final int USUAL_PAGE = 20;
    private static final int LONGEST_PAGE = 1000;
    private static final int MOST_READINGS = 10_000;

    private final House house;
    private final Database database;
    private final RecordIndex index;
    private final ReadingLog log;
    private final Clock clock;
    private final ZoneId zone;
    private final Map<String, Function<Call, Answer>> verbs = new LinkedHashMap<>();

    public ArchiveVerbs(
            House house,
            Database database,
            RecordIndex index,
            IndexFollower follower,
            ReadingLog log,
            Clock clock,
            ZoneId zone) {
        this.house = house;
        this.database = database;
        this.zone = zone;
        this.index = index;
        this.log = log;
        this.clock = clock;
        verbs.put("search", this::search);
        verbs.put("searches", this::searches);
        verbs.put("reindex", call -> reindex(follower));
    }

    @Override
    public Answer call(Call call) {
        Function<Call, Answer> verb = verbs.get(call.verb());
        return verb == null ? new Answer.Unknown() : verb.apply(call);
    }

    private Answer search(Call call) {
        Optional<Sight> sight = Sight.ofCaller(call, house.organisation());
        if (sight.isEmpty()) {
            return new Answer.Refused(Person.unknown(call.by().orElse("")));
        }
        int limit = call.option("limit").map(Integer::parseInt).orElse(USUAL_PAGE);
        if (limit < 1 || limit > LONGEST_PAGE) {
            return new Answer.Misused("--limit must be from 1 to " + LONGEST_PAGE + ", not " + limit);
        }
        Order order = call.option("sort").filter("date"::equals).isPresent() ? Order.DATE : Order.RELEVANCE;
        Question question = new Question(call.positional(0), order, call.option("after"), limit);
        Searched searched = index.find(question, sight.get().eyes());
        String outcome = searched.fold(found -> found.total() + " found", unclear -> "unclear");
        log.write(new Reading(clock.instant(), Sight.reader(call), "search", question.words(), outcome));
        return searched.fold(
                found -> new Answer.Done(json(found)),
                unclear -> new Answer.Refused("the question is unclear at " + unclear.at() + ": " + unclear.why()));
    }

    /** Everybody sees what he searched for and opened himself, the administrator what all did (LAW-33); that is logged too. */
    private Answer searches(Call call) {
        Optional<String> by = call.by();
        if (by.isPresent() && house.organisation().person(by.get()).isEmpty()) {
            return new Answer.Refused(Person.unknown(by.get()));
        }
        Optional<String> reader = call.option("reader").or(() -> by);
        boolean may = by.isEmpty() ? call.caller().administrator() : reader.equals(by);
        if (!may) {
            return new Answer.Refused("what others searched for is for the administrator to see");
        }
        LocalDate from = call.option("from").map(LocalDate::parse).orElse(LocalDate.EPOCH);
        LocalDate until =
                call.option("until").map(LocalDate::parse).orElseGet(() -> LocalDate.ofInstant(clock.instant(), zone));
        List<Reading> readings = database.read(handle -> log.between(
                handle,
                reader,
                from.atStartOfDay(zone).toInstant(),
                until.plusDays(1).atStartOfDay(zone).toInstant(),
                MOST_READINGS));
        log.write(new Reading(
                clock.instant(),
                Sight.reader(call),
                call.verb(),
                reader.orElse("everybody") + " " + from + ".." + until,
                readings.size() + " shown"));
        return new Answer.Done(readings.stream().map(ArchiveVerbs::json).toList());
    }

    private static Map<String, Object> json(Reading reading) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", reading.at());
        json.put("reader", reading.reader());
        json.put("verb", reading.verb());
        json.put("asked", reading.asked());
        json.put("outcome", reading.outcome());
        return json;
    }

    private static Map<String, Object> json(Found found) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("total", found.total());
        json.put("hits", found.hits().stream().map(ArchiveVerbs::json).toList());
        json.put("facets", found.facets());
        json.put("didYouMean", found.didYouMean());
        json.put("next", found.next());
        return json;
    }

    private static Map<String, Object> json(Hit hit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("case", hit.caseNumber());
        json.put("record", hit.record());
        json.put("mailbox", hit.mailbox().map(EmailAddress::toString));
        json.put("receivedAt", hit.receivedAt());
        json.put("from", hit.from().map(EmailAddress::toString));
        json.put("subject", hit.subject());
        json.put("snippet", hit.snippet());
        json.put("attachment", hit.attachment());
        return json;
    }

    /** Builds the index anew beside the one that answers; also used without a server. */
    public static Answer reindex(IndexFollower follower) {
        try {
            follower.rebuild(records -> {});
            return new Answer.Done(health(follower));
        } catch (IOException e) {
            throw new UncheckedIOException("the index could not be built anew; the old one is in use", e);
        }
    }

    /** How the index is, for {@code status}. */
    public static Map<String, Object> health(IndexFollower follower) {
        try {
            IndexFollower.Health health = follower.health();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("records", health.kept());
            json.put("indexed", health.indexed());
            json.put("behind", health.behind());
            json.put("filling", health.filling());
            json.put("rebuilt", health.rebuilt());
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException("the index could not be read", e);
        }
    }
}
