package brevvakt.portal.verbs;

import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.PromiseClock;
import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.classify.AutomaticKind;
import brevvakt.casework.classify.Label;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.Registers;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Cases, records and their parts in the fixed form of DESIGN 5. */
final class CaseJson {
    private final Function<PromiseClock, String> explain;

    CaseJson(Function<PromiseClock, String> explain) {
        this.explain = explain;
    }

    Map<String, Object> of(CaseRow row, Sight sight) {
        Case file = row.file();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", sight.numberOf(file).map(CaseNumber::toString));
        json.put("diaryNumber", file.diaryNumber().map(CaseNumber::toString));
        json.put("register", file.register().name());
        json.put("series", file.number().series());
        json.put("year", file.number().year());
        json.put("kind", file.judged().label().name());
        json.put("scope", file.judged().scope().word());
        json.put("sensitivity", file.judged().sensitivity().word());
        json.put("status", file.status().name());
        json.put("heading", file.heading());
        json.put("mailbox", file.mailbox().toString());
        json.put("unit", file.unit());
        json.put("officer", sight.isPublic() ? Optional.empty() : file.officer());
        json.put("manager", sight.managerOf(file));
        json.put("receivedAt", file.receivedAt());
        json.put("arrivalId", file.arrivalId().value());
        json.put("channel", file.channel().name());
        json.put(
                "counterpart",
                sight.isPublic()
                        ? Optional.empty()
                        : row.counterpart().map(EmailAddress::toString).or(() -> row.contact()
                                .map(contact -> Stream.of(contact.name(), contact.details())
                                        .filter(part -> !part.isBlank())
                                        .collect(Collectors.joining(", ")))));
        json.put("replyPossible", file.replyPossible());
        json.put("dueDate", file.dueDate().map(LocalDate::toString));
        json.put("dueExplained", file.pressing().map(explain));
        json.put("firstAnswerAt", file.firstAnswerAt());
        json.put("confidence", file.judged().confidence());
        json.put("needsHuman", file.judged().needsHuman());
        json.put(
                "alsoLabels",
                file.judged().alsoLabels().stream().map(Label::name).toList());
        json.put(
                "linked",
                file.course().linked().stream().map(CaseNumber::toString).toList());
        json.put("foreignNumber", file.course().foreignNumber());
        return json;
    }

    /** The case with its records, what happened in it and why, its clocks and our mails about it. */
    Map<String, Object> whole(Handle handle, Registers registers, CaseRow row, Sight sight) {
        CaseNumber number = row.file().number();
        Map<String, Object> json = of(row, sight);
        json.put(
                "records",
                registers.records().ofCase(handle, number).stream()
                        .map(entry -> record(entry, row.file(), sight))
                        .toList());
        Function<Sha256, Optional<String>> notes = sight.isPublic()
                ? digest -> Optional.empty()
                : digest -> registers.notes().read(handle, digest);
        json.put(
                "events",
                registers.cases().events(handle, number).stream()
                        .map(event -> event(event, notes, sight))
                        .toList());
        json.put("clocks", row.file().clocks().stream().map(this::clock).toList());
        json.put(
                "notices",
                sight.isPublic()
                        ? List.of()
                        : registers.outbox().about(handle, number).stream()
                                .map(CaseJson::notice)
                                .toList());
        return json;
    }

    /** A mail of ours about the case: when it went, to whom, and why to him; its words stand in the outbox. */
    private static Map<String, Object> notice(OutboxMail mail) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", mail.id());
        json.put("kind", mail.kind().name());
        json.put("to", mail.to().stream().map(EmailAddress::toString).toList());
        json.put("state", mail.state().name());
        json.put("dueAt", mail.dueAt());
        json.put("sentAt", mail.sentAt());
        json.put("reason", mail.reason());
        return json;
    }

    private static Map<String, Object> event(
            RecordedEvent event, Function<Sha256, Optional<String>> notes, Sight sight) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seq", event.seq());
        json.put("at", event.at());
        json.put("actor", event.actor());
        json.put("type", event.event().type());
        json.put("about", sight.isPublic() ? "" : event.event().about());
        json.put("note", event.event().words().flatMap(notes));
        return json;
    }

    private Map<String, Object> clock(PromiseClock clock) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", clock.rule().name());
        json.put("started", clock.started());
        json.put("due", clock.due().toString());
        json.put("met", clock.met());
        json.put("explained", explain.apply(clock));
        return json;
    }

    private static Map<String, Object> record(RecordEntry entry, Case file, Sight sight) {
        Map<String, Object> json = record(entry, sight);
        json.put("no", entry.no().map(no -> file.number().record(no)));
        if (sight.isPublic()) {
            json.put("title", file.heading());
        }
        return json;
    }

    /** A record as listed on its own: with its case, or with the label that kept it outside of one. */
    Map<String, Object> listed(RecordEntry entry, Optional<Case> file, Sight sight) {
        Map<String, Object> json = file.map(f -> record(entry, f, sight)).orElseGet(() -> record(entry, sight));
        json.put("case", file.map(Case::number).map(CaseNumber::toString));
        json.put("label", entry.label().name());
        json.put("automaticKind", entry.automatic().map(AutomaticKind::name));
        json.put("arrivalId", entry.arrivalId().value());
        return json;
    }

    private static Map<String, Object> record(RecordEntry entry, Sight sight) {
        boolean open = !sight.isPublic();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("no", Optional.empty());
        json.put("direction", entry.direction().name());
        json.put("messageId", open ? entry.messageId() : Optional.empty());
        json.put("from", open ? entry.sender().map(EmailAddress::toString) : Optional.empty());
        json.put(
                "to",
                open ? entry.recipients().stream().map(EmailAddress::toString).toList() : List.of());
        json.put("receivedAt", entry.receivedAt());
        json.put("title", open && !entry.label().isClosed() ? entry.title() : "");
        json.put("authenticity", open ? entry.authenticity().written() : "");
        json.put("sha256", entry.original().hex());
        json.put("size", entry.size());
        json.put(
                "attachments",
                open
                        ? entry.attachments().stream()
                                .map(a -> Map.of("name", a.name(), "type", a.type(), "size", a.size()))
                                .toList()
                        : List.of());
        return json;
    }
}
