package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.standin.Desk;
import brevvakt.casework.standin.HeldMail;
import brevvakt.casework.store.MailboxReadingRegister.Reading;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The verbs about mail that is held from others, and about who has read what. */
public final class HeldVerbs implements Verbs {
    private static final int MOST_ROWS = 10_000;

    private final Desk desk;
    private final HeldMail held;
    private final AwayAsked asked;

    public HeldVerbs(Desk desk, HeldMail held, House house, Runnable afterwards) {
        this.desk = desk;
        this.held = held;
        this.asked = new AwayAsked(house, afterwards);
    }

    @Override
    public Answer call(Call call) {
        return switch (call.verb()) {
            case "held" -> asked.stranger(call).orElseGet(() -> held(call));
            case "open-held" -> asked.actOn(call, (id, by) -> held.open(id, call.required("reason"), by), this::shown);
            case "readings" -> asked.stranger(call).orElseGet(() -> readings(call));
            default -> new Answer.Unknown();
        };
    }

    private Answer held(Call call) {
        Optional<Person> holder = asked.person(call.required("of"));
        if (holder.isEmpty()) {
            return new Answer.Refused(Person.unknown(call.required("of")));
        }
        boolean may = !call.flag("public")
                && asked.by(call)
                        .map(name -> held.maySee(name, holder.get().username()))
                        .orElse(true);
        return may
                ? new Answer.Done(desk.database().read(handle -> held.of(handle, holder.get()).stream()
                        .map(this::shown)
                        .toList()))
                : new Answer.Refused("what is held for " + holder.get().username()
                        + " is for the holder and whoever may read the mailbox");
    }

    private Map<String, Object> shown(HeldMail.Shown shown) {
        RecordEntry entry = shown.entry();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", shown.held().id());
        row.put("mailbox", shown.held().mailbox().toString());
        row.put("from", entry.sender().map(EmailAddress::toString));
        row.put("subject", entry.title());
        row.put("receivedAt", entry.receivedAt());
        row.put("case", entry.caseNumber().map(CaseNumber::toString));
        row.put("arrivalId", entry.arrivalId().value());
        return row;
    }

    /** The holder sees who opened what, and so does the administrator (SEED-105, LAW-33). */
    private Answer readings(Call call) {
        Optional<Person> holder = asked.person(call.required("of"));
        if (holder.isEmpty()) {
            return new Answer.Refused(Person.unknown(call.required("of")));
        }
        boolean may = !call.flag("public")
                && asked.by(call).map(holder.get().username()::equals).orElse(true);
        return may
                ? new Answer.Done(desk.database()
                        .read(handle -> desk
                                .away()
                                .readings()
                                .of(handle, holder.get().mail(), MOST_ROWS)
                                .stream()
                                .map(reading -> shown(handle, reading))
                                .toList()))
                : new Answer.Refused(
                        "who has read the mail of " + holder.get().username() + " is for the holder to see");
    }

    private Map<String, Object> shown(Handle handle, Reading reading) {
        Optional<RecordEntry> entry = reading.arrival()
                .flatMap(arrival -> desk.registers().records().outcomeOf(handle, arrival))
                .flatMap(outcome -> outcome.recordId())
                .flatMap(id -> desk.registers().records().find(handle, id));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("at", reading.at());
        row.put("reader", reading.reader());
        row.put("mailbox", reading.mailbox().toString());
        row.put("how", reading.how());
        row.put("reason", reading.reason());
        row.put("arrivalId", reading.arrival().map(ArrivalId::value));
        row.put("messageId", entry.flatMap(RecordEntry::messageId));
        row.put("subject", entry.map(RecordEntry::title));
        row.put("case", entry.flatMap(RecordEntry::caseNumber).map(CaseNumber::toString));
        return row;
    }
}
