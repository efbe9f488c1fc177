package brevvakt.casework.cases;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has happened to a case beside its state.
 *
 * @param confirmed a human has said what it is; only then do other systems hear of it (DESIGN 6b.1)
 * @param hops how often its letter was moved to another mailbox (SEED-10)
 * @param linked the cases that were merged into this one, or the one that it was merged into
 * @param mergedInto where a merged case goes on
 * @param handovers what neighbouring systems are to get of it or have got
 * @param foreignNumber its number in the neighbouring case system
 */
public record Course(
        boolean confirmed,
        int hops,
        List<CaseNumber> linked,
        Optional<CaseNumber> mergedInto,
        List<String> handovers,
        Optional<String> foreignNumber) {

    public Course {
        linked = List.copyOf(linked);
        handovers = List.copyOf(handovers);
    }

    static Course begun(boolean confirmed) {
        return new Course(confirmed, 0, List.of(), Optional.empty(), List.of(), Optional.empty());
    }

    /** What was written down as owed to a neighbouring system. */
    public boolean isOwed(CaseEvent.Receiver receiver, String what) {
        return handovers.contains(receiver + ":" + what);
    }

    Course asConfirmed() {
        return new Course(true, hops, linked, mergedInto, handovers, foreignNumber);
    }

    Course withHop() {
        return new Course(confirmed, hops + 1, linked, mergedInto, handovers, foreignNumber);
    }

    Course linkedTo(CaseNumber other) {
        return new Course(confirmed, hops, more(linked, other), mergedInto, handovers, foreignNumber);
    }

    Course mergedInto(CaseNumber into) {
        return new Course(confirmed, hops, more(linked, into), Optional.of(into), handovers, foreignNumber);
    }

    Course withHandover(String what) {
        return new Course(confirmed, hops, linked, mergedInto, more(handovers, what), foreignNumber);
    }

    Course knownAs(String number) {
        return new Course(confirmed, hops, linked, mergedInto, handovers, Optional.of(number));
    }

    private static <T> List<T> more(List<T> all, T one) {
        return Stream.concat(all.stream(), Stream.of(one)).distinct().toList();
    }
}
