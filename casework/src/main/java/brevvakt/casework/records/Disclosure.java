package brevvakt.casework.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A request for records (SEED-93): what is asked for, the records it may be, and what was decided on each. Nobody need
 * say who asks, or why (LAW-10).
 *
 * @param contact where to send it, only if the requester gave it
 * @param dueOn the day of the request or the next working day (LAW-13)
 * @param packed the name of the package handed out
 */
public record Disclosure(
        long id,
        String about,
        Optional<String> contact,
        Instant openedAt,
        String openedBy,
        LocalDate dueOn,
        State state,
        Optional<Instant> deliveredAt,
        Optional<String> packed,
        List<Item> items) {

    public Disclosure {
        items = List.copyOf(items);
    }

    /** How far it has come; its records are held from disposal until it is delivered (LAW-37). */
    public enum State {
        OPEN,
        DISCLOSED_FULL,
        DISCLOSED_PARTLY,
        REFUSED
    }

    /** What is given out of one record. */
    public enum Outcome {
        FULL,
        PARTIAL,
        REFUSED
    }

    /**
     * A record in the basket.
     *
     * @param provision the provision that withholds it or a part of it (LAW-12)
     */
    public record Item(
            long recordId,
            String recordNo,
            Optional<Outcome> outcome,
            Optional<String> provision,
            Masking masking,
            Optional<String> decidedBy,
            Optional<Instant> decidedAt) {}

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public Optional<Item> item(String recordNo) {
        return items.stream().filter(item -> item.recordNo().equals(recordNo)).findFirst();
    }

    /** What it comes to when all its records are decided. */
    public State outcome() {
        if (items.stream()
                .allMatch(item -> item.outcome().filter(o -> o == Outcome.FULL).isPresent())) {
            return State.DISCLOSED_FULL;
        }
        return items.stream()
                        .allMatch(item ->
                                item.outcome().filter(o -> o == Outcome.REFUSED).isPresent())
                ? State.REFUSED
                : State.DISCLOSED_PARTLY;
    }
}
