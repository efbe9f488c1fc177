package brevvakt.casework.records;

import brevvakt.casework.cases.CaseNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A request for records (SEED-93): what is asked for, the records it may be, and what was decided on each. Nobody need
 * say who asks, or why (LAW-10).
 *
 * @param contact where to send it, only if the requester gave it
 * @param caseNumber the case that the request is registered in, where it is
 * @param dueOn the day of the request or the next working day (LAW-13)
 * @param outcome what it came to when it was delivered
 * @param packed the name of the package handed out
 * @param decision the authority's written decision, once somebody asked for it (LAW-11)
 * @param holds what it may touch beside the records in the basket
 */
public record Disclosure(
        long id,
        String about,
        Optional<String> contact,
        Optional<CaseNumber> caseNumber,
        Instant openedAt,
        String openedBy,
        LocalDate dueOn,
        State state,
        Optional<State> outcome,
        Optional<Instant> deliveredAt,
        Optional<String> packed,
        Optional<Decision> decision,
        List<HoldScope> holds,
        List<Item> items) {

    public Disclosure {
        holds = List.copyOf(holds);
        items = List.copyOf(items);
    }

    /**
     * How far it has come (DOMAIN 2.9). What it may touch is held from disposal until everything was given out, or until a
     * human closes it: while something is withheld a decision can be asked for and appealed (LAW-37).
     */
    public enum State {
        OPEN,
        DISCLOSED_FULL,
        DISCLOSED_PARTLY,
        REFUSED,
        BOARD_DECISION,
        APPEALED,
        CLOSED;

        /** Records may not be disposed of for its sake. */
        public boolean holds() {
            return this != DISCLOSED_FULL && this != CLOSED;
        }

        /** Something was withheld, and the official alone has said so. */
        public boolean isRefusedByOfficial() {
            return this == DISCLOSED_PARTLY || this == REFUSED;
        }
    }

    /**
     * The authority's decision on what is withheld (DOMAIN 6.10).
     *
     * @param on the day of the decision
     * @param by the user who decided on the authority's behalf
     * @param reporting the user who prepared it
     * @param packed the name of the package with the decision
     */
    public record Decision(LocalDate on, String by, String reporting, String reasons, String packed) {}

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

    /** What was or will be withheld, in whole or in part. */
    public List<Item> withheld() {
        return items.stream()
                .filter(item -> item.outcome().filter(o -> o != Outcome.FULL).isPresent())
                .toList();
    }

    /** All words that are taken out of any of its records. */
    public Masking everythingMasked() {
        return new Masking(
                items.stream().flatMap(item -> item.masking().words().stream()).toList());
    }

    public Optional<Item> item(String recordNo) {
        return items.stream().filter(item -> item.recordNo().equals(recordNo)).findFirst();
    }

    /** What it comes to when all its records are decided. */
    public State comesTo() {
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
