package brevvakt.casework.disclosure;

import brevvakt.casework.cases.CaseEvent;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.Register;
import brevvakt.casework.intake.ReplyTokens;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Municipality;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.records.Disclosure;
import brevvakt.casework.records.Disclosure.Item;
import brevvakt.casework.records.Disclosure.Outcome;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.DisclosureRegister;
import brevvakt.casework.store.Registers;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.Rendered;
import brevvakt.casework.texts.TextKind;
import brevvakt.casework.texts.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What is sent to who asked for records (DOMAIN 6.9): written down as due in the transaction that ends the request, sent
 * afterwards with the papers of its package. The case of the request counts as answered by it.
 */
public final class DisclosureMail {
    private final Registers registers;
    private final Texts texts;
    private final ReplyTokens tokens;
    private final Supplier<Organisation> organisation;
    private final Clock clock;
    private final ZoneId zone;

    public DisclosureMail(
            Registers registers,
            Texts texts,
            ReplyTokens tokens,
            Supplier<Organisation> organisation,
            Clock clock,
            ZoneId zone) {
        this.registers = registers;
        this.texts = texts;
        this.tokens = tokens;
        this.organisation = organisation;
        this.clock = clock;
        this.zone = zone;
    }

    /** Under which key the mail of a package stands in the outbox. */
    public static String onceKey(String packed) {
        return DisclosureRegister.PACKAGE + packed;
    }

    /** The address to which it can be sent, if the requester gave one. */
    static Optional<EmailAddress> addressOf(Disclosure request) {
        return request.contact().flatMap(EmailAddress::parse);
    }

    /** Why it cannot go by mail: nobody's address is known, or the matter is one that mail does not protect (LAW-30). */
    Optional<String> hindrance(Handle handle, Disclosure request) {
        if (addressOf(request).isEmpty()) {
            return Optional.of(
                    "request " + request.id() + " has no mail address to send to; hand it out with --as file");
        }
        return request.items().stream()
                .filter(item -> item.outcome().filter(o -> o != Outcome.REFUSED).isPresent())
                .filter(item -> isRestricted(handle, item))
                .findFirst()
                .map(item -> item.recordNo() + " belongs to a restricted matter, and mail does not protect it (LAW-30);"
                        + " hand it out with --as file");
    }

    private boolean isRestricted(Handle handle, Item item) {
        return registers
                .records()
                .find(handle, item.recordId())
                .flatMap(RecordEntry::caseNumber)
                .flatMap(number -> registers.cases().find(handle, number))
                .map(row -> row.file().register() == Register.RESTRICTED)
                .orElse(true);
    }

    /** The mail with what is given out becomes due. */
    void owePackage(Handle handle, Disclosure request, String by) {
        Map<Placeholder, String> values = values(request, by);
        lines(request.items().stream()
                        .filter(item ->
                                item.outcome().filter(o -> o != Outcome.REFUSED).isPresent())
                        .toList())
                .ifPresent(lines -> values.put(Placeholder.ENCLOSED, lines));
        lines(request.withheld()).ifPresent(lines -> values.put(Placeholder.WITHHELD, lines));
        owe(handle, request, request.packed().orElseThrow(), TextKind.DISCLOSURE, values);
    }

    /** The mail with the authority's decision becomes due (LAW-11). */
    void oweDecision(Handle handle, Disclosure request, String by) {
        owe(
                handle,
                request,
                request.decision().orElseThrow().packed(),
                TextKind.DISCLOSURE_DECISION,
                values(request, by));
    }

    /** The case of the request is answered by the human who handed the records out; what goes by mail answers when it is sent. */
    void answered(Handle handle, Disclosure request, String by) {
        row(handle, request).filter(row -> !row.file().status().isEnded()).ifPresent(row -> {
            String note = "disclosure " + request.id() + " "
                    + request.outcome().map(Enum::name).orElse("");
            registers
                    .cases()
                    .append(
                            handle,
                            row,
                            clock.instant(),
                            by,
                            List.of(new CaseEvent.Answered(
                                    Optional.empty(),
                                    Optional.of(registers.notes().keep(handle, note)))));
        });
    }

    private Optional<CaseRow> row(Handle handle, Disclosure request) {
        return request.caseNumber().flatMap(number -> registers.cases().find(handle, number));
    }

    private Language language() {
        return organisation.get().municipality().language();
    }

    private Map<Placeholder, String> values(Disclosure request, String by) {
        Map<Placeholder, String> values = organisation.get().municipality().placeholders();
        Optional<Person> handler = organisation.get().person(by);
        handler.map(Person::unit)
                .flatMap(organisation.get()::unit)
                .ifPresent(unit -> values.putAll(unit.placeholders()));
        values.put(
                Placeholder.CASE_NUMBER,
                request.caseNumber()
                        .map(CaseNumber::toString)
                        .orElseGet(() -> texts.words().get("disclosure.request", language()) + " " + request.id()));
        values.put(Placeholder.TODAY, LocalDate.ofInstant(clock.instant(), zone).toString());
        values.put(Placeholder.REQUESTED, request.everythingMasked().of(request.about()));
        values.put(Placeholder.HANDLER, handler.map(Person::name).orElse(by));
        handler.flatMap(Person::phone).ifPresent(phone -> values.put(Placeholder.HANDLER_PHONE, phone));
        return values;
    }

    private Optional<String> lines(Collection<Item> items) {
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(items.stream().map(this::line).collect(Collectors.joining("\n")));
    }

    private String line(Item item) {
        String outcome = item.outcome().orElseThrow().name().toLowerCase(Locale.ROOT);
        return "- " + item.recordNo() + ": " + texts.words().get("disclosure." + outcome, language())
                + item.provision().map(provision -> " (" + provision + ")").orElse("");
    }

    private void owe(Handle handle, Disclosure request, String packed, TextKind kind, Map<Placeholder, String> values) {
        Municipality municipality = organisation.get().municipality();
        Optional<CaseRow> row = row(handle, request);
        EmailAddress from = row.map(r -> r.file().mailbox()).orElse(municipality.serviceCentreMail());
        Rendered words = texts.render(kind, language(), values);
        registers
                .outbox()
                .owe(
                        handle,
                        new OutboxMail(
                                0,
                                onceKey(packed),
                                OutboxKind.DISCLOSURE,
                                OutboxMail.State.DUE,
                                request.caseNumber(),
                                from,
                                List.of(addressOf(request).orElseThrow()),
                                words.subject(),
                                words.text(),
                                words.html(),
                                "<" + packed + "@" + municipality.domain() + ">",
                                row.flatMap(r -> asked(handle, r)),
                                request.caseNumber().map(number -> tokens.replyTo(from, number)),
                                clock.instant(),
                                Optional.empty(),
                                0,
                                Optional.empty()));
    }

    private Optional<String> asked(Handle handle, CaseRow row) {
        return registers.records().find(handle, row.file().number(), 1).flatMap(RecordEntry::messageId);
    }
}
