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
import brevvakt.casework.store.ReadingLog;
import brevvakt.casework.store.ReadingLog.Reading;
import brevvakt.index.IndexFollower;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the archive is asked: {@code search} and {@code reindex}. What it does not know it leaves to others. */
public final class ArchiveVerbs implements Verbs {
    private static final int USUAL_PAGE = 20;
    private static final int LONGEST_PAGE = 1000;

    private final House house;
    private final RecordIndex index;
    private final ReadingLog log;
    private final Clock clock;
    private final Map<String, Function<Call, Answer>> verbs = new LinkedHashMap<>();

    public ArchiveVerbs(House house, RecordIndex index, IndexFollower follower, ReadingLog log, Clock clock) {
        this.house = house;
        this.index = index;
        this.log = log;
        this.clock = clock;
        verbs.put("search", this::search);
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
        log.write(new Reading(clock.instant(), call.by().orElse("administrator"), "search", question.words(), outcome));
        return searched.fold(
                found -> new Answer.Done(json(found)),
                unclear -> new Answer.Refused("the question is unclear at " + unclear.at() + ": " + unclear.why()));
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
