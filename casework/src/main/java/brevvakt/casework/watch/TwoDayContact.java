package brevvakt.casework.watch;

import brevvakt.casework.cases.Callback;
import brevvakt.casework.intake.Sought;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.texts.Placeholder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who sought somebody absent is contacted within two working days (SEED-12, SEED-52); on the second morning it is said. */
public final class TwoDayContact {
    private final WatchPost post;
    private final Ladder ladder;

    public TwoDayContact(WatchPost post) {
        this.post = post;
        this.ladder = post.ladder();
    }

    /** Reminds of the calls due today, and tells the managers of those that were not made. */
    public void look(Instant now) {
        if (!post.hours().maySpeakAt(now)) {
            return;
        }
        LocalDate today = post.hours().dayOf(now);
        Organisation town = post.organisation().get();
        post.database().inTransaction(handle -> {
            post.registers().callbacks().owedUpTo(handle, today).forEach(callback -> look(handle, callback, town, now));
            return today;
        });
    }

    private void look(Handle handle, Callback callback, Organisation town, Instant now) {
        LocalDate today = post.hours().dayOf(now);
        boolean late = today.isAfter(callback.dueOn());
        if (late
                && !post.registers()
                        .watch()
                        .breach(handle, "callback:" + callback.id(), "CALLBACK", callback.dueOn(), now)) {
            return;
        }
        Sought whom = Sought.of(callback.wanted(), town);
        List<String> sought = whom.people();
        Optional<String> manager = whom.manager();
        Told told = late
                ? Told.nobody().addManager(manager, "manager of " + callback.wanted(), post.whoActs(), today)
                : Told.nobody().add(sought, "sought by a caller", post.whoActs(), today, manager);
        ladder.speakOfCall(
                        "callback:" + callback.id() + ":" + (late ? "late" : "due"),
                        told,
                        facts(callback),
                        "CALLBACK due " + callback.dueOn(),
                        town,
                        now)
                .forEach(mail -> post.registers().outbox().owe(handle, mail));
    }

    private Map<Placeholder, String> facts(Callback callback) {
        Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
        facts.put(Placeholder.CALLER, callback.caller());
        facts.put(Placeholder.CALLER_PHONE, callback.phone());
        facts.put(Placeholder.CALL_ABOUT, callback.about());
        facts.put(Placeholder.RECEIVED_AT, ladder.moment(callback.receivedAt()));
        facts.put(Placeholder.DUE_DATE, callback.dueOn().toString());
        return facts;
    }
}
