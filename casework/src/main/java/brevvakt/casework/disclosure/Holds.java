package brevvakt.casework.disclosure;

import brevvakt.casework.cases.Case;
import brevvakt.casework.classify.Label;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.records.Disclosure;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import brevvakt.casework.store.DisclosureRegister;
import brevvakt.casework.store.Registers;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * What requests for records keep from disposal at one moment (LAW-37): each request's own scopes and its basket, and for a
 * letter that asks for records and that nobody has taken up yet, everything of the board it came to.
 */
public final class Holds {
    private final List<Disclosure> requests;
    private final List<Case> letters;
    private final Organisation town;
    private final ZoneId zone;

    private Holds(List<Disclosure> requests, List<Case> letters, Organisation town, ZoneId zone) {
        this.requests = requests;
        this.letters = letters;
        this.town = town;
        this.zone = zone;
    }

    /** The holds as this transaction sees them. */
    public static Holds now(Handle handle, Registers registers, Organisation town, ZoneId zone) {
        List<Disclosure> requests = new DisclosureRegister().holding(handle);
        Set<String> takenUp = new DisclosureRegister()
                .casesOf(handle).stream().map(Object::toString).collect(Collectors.toSet());
        List<Case> letters = registers.cases().openAsking(handle, Label.RECORD_REQUEST).stream()
                .map(CaseRow::file)
                .filter(file -> !takenUp.contains(file.number().toString()))
                .toList();
        return new Holds(requests, letters, town, zone);
    }

    /** What holds a record: {@code disclosure ID} or the number of a case; empty where nothing does. */
    public List<String> on(RecordEntry entry, Optional<Case> file) {
        List<String> holding = new ArrayList<>();
        requests.stream()
                .filter(request -> touches(request, entry))
                .forEach(request -> holding.add("disclosure " + request.id()));
        letters.stream()
                .filter(letter -> mayTouch(letter, entry, file))
                .forEach(letter -> holding.add(letter.number().toString()));
        return holding;
    }

    private boolean touches(Disclosure request, RecordEntry entry) {
        return request.items().stream().anyMatch(item -> item.recordId() == entry.id())
                || request.holds().stream().anyMatch(scope -> scope.touches(entry, zone, this::main));
    }

    private EmailAddress main(EmailAddress address) {
        return town.mailboxAt(address).orElse(address);
    }

    /** To an authority as a whole, or to a board whose boxes the record lies in; what lies nowhere may be anybody's. */
    private boolean mayTouch(Case letter, RecordEntry entry, Optional<Case> file) {
        if (town.mailbox(letter.mailbox())
                .filter(mailbox -> mailbox.kind() == Mailbox.Kind.AUTHORITY)
                .isPresent()) {
            return true;
        }
        Optional<String> asked = town.boardOf(letter.unit()).map(Board::id);
        List<String> boards = boardsOf(entry, file);
        return asked.isEmpty() || boards.isEmpty() || boards.contains(asked.get());
    }

    private List<String> boardsOf(RecordEntry entry, Optional<Case> file) {
        return Stream.concat(
                        file.map(Case::unit).stream(),
                        Stream.concat(entry.recipients().stream(), entry.sender().stream())
                                .flatMap(address -> unitOf(address.withoutDetail()).stream()))
                .flatMap(unit -> town.boardOf(unit).map(Board::id).stream())
                .distinct()
                .toList();
    }

    private Optional<String> unitOf(EmailAddress address) {
        return town.mailbox(address).map(Mailbox::unit).or(() -> town.personByAddress(address)
                .map(person -> person.unit()));
    }
}
