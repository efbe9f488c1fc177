package brevvakt.casework.standin;

import brevvakt.casework.absence.Departure;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseStatus;
import brevvakt.casework.classify.Label;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.records.Disclosure;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.DisclosureRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * What holds the contents of a leaver's mailbox from disposal: pending requests for records that may touch them, and
 * letters nobody has registered yet (LAW-37). The closing itself is held by nothing (DESIGN 6b.7).
 */
public record ContentHolds(Desk desk) {
    private static final int MOST_REQUESTS = 10_000;

    /** Each hold by the number of its case, or as {@code disclosure ID}. */
    public List<String> on(Handle handle, Departure departure) {
        Organisation town = desk.organisation().get();
        List<String> holds = new ArrayList<>();
        desk.registers().cases().openAsking(handle, Label.RECORD_REQUEST).stream()
                .map(CaseRow::file)
                .filter(file -> mayTouch(file, departure, town))
                .forEach(file -> holds.add(file.number().toString()));
        new DisclosureRegister()
                .all(handle, MOST_REQUESTS).stream()
                        .filter(request -> request.state().holds())
                        .filter(request -> names(request, departure, town)
                                || isInScope(request, departure)
                                || holdsMailOf(handle, request, departure))
                        .forEach(request -> holds.add("disclosure " + request.id()));
        desk.registers().cases().openWith(handle, departure.employee(), departure.addresses()).stream()
                .map(CaseRow::file)
                .filter(file -> file.status() == CaseStatus.PROPOSED)
                .filter(file -> departure.addresses().contains(file.mailbox()))
                .map(file -> file.number().toString())
                .filter(number -> !holds.contains(number))
                .forEach(holds::add);
        return holds;
    }

    /** A request to the leaver, to his board, or to an authority as a whole may be about his mail. */
    private static boolean mayTouch(Case file, Departure departure, Organisation town) {
        Optional<String> board = town.boardOf(departure.unit()).map(Board::id);
        boolean sameBoard =
                board.isPresent() && town.boardOf(file.unit()).map(Board::id).equals(board);
        boolean authority = town.mailbox(file.mailbox())
                .filter(mailbox -> mailbox.kind() == Mailbox.Kind.AUTHORITY)
                .isPresent();
        return sameBoard || authority || departure.addresses().contains(file.mailbox());
    }

    private static boolean names(Disclosure request, Departure departure, Organisation town) {
        String about = request.about().toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.concat(
                                Stream.of(departure.employee()),
                                departure.addresses().stream().map(Object::toString)),
                        town.person(departure.employee()).map(Person::name).stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(about::contains);
    }

    /** A scope without a mailbox and a case may be about his mail too. */
    private static boolean isInScope(Disclosure request, Departure departure) {
        return request.holds().stream().anyMatch(scope -> scope.mailbox()
                .map(departure.addresses()::contains)
                .orElseGet(() -> scope.caseNumber().isEmpty()));
    }

    private boolean holdsMailOf(Handle handle, Disclosure request, Departure departure) {
        return request.items().stream()
                .flatMap(item -> desk.registers().records().find(handle, item.recordId()).stream())
                .anyMatch(entry -> entry.recipients().stream()
                                .anyMatch(address -> departure.addresses().contains(address.withoutDetail()))
                        || entry.sender()
                                .filter(departure.addresses()::contains)
                                .isPresent());
    }
}
