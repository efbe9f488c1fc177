package brevvakt.casework.records;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.letter.EmailAddress;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a request for records may touch, and what is therefore kept from disposal while it runs (LAW-37). Without a mailbox
 * and a case it is every record of its days; without days it is every day.
 *
 * @param first the first day on which a record came or went, Stockholm days, included
 * @param last the last one, included
 */
public record HoldScope(
        Optional<EmailAddress> mailbox,
        Optional<CaseNumber> caseNumber,
        Optional<LocalDate> first,
        Optional<LocalDate> last) {

    public HoldScope {
        if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            throw new IllegalArgumentException(
                    "a hold cannot end on " + last.get() + ", before it begins on " + first.get());
        }
    }

    /** Every record there is. */
    public static HoldScope everything() {
        return new HoldScope(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The record may be meant by the request.
     *
     * @param main the main address of a mailbox that has several; an address of nobody's is its own
     */
    public boolean touches(RecordEntry entry, ZoneId zone, UnaryOperator<EmailAddress> main) {
        LocalDate day = LocalDate.ofInstant(entry.receivedAt(), zone);
        return mailbox.map(held -> isAt(entry, main.apply(held), main)).orElse(true)
                && caseNumber
                        .map(held -> entry.caseNumber().filter(held::equals).isPresent())
                        .orElse(true)
                && first.map(from -> !day.isBefore(from)).orElse(true)
                && last.map(until -> !day.isAfter(until)).orElse(true);
    }

    private static boolean isAt(RecordEntry entry, EmailAddress held, UnaryOperator<EmailAddress> main) {
        return Stream.concat(entry.recipients().stream(), entry.sender().stream())
                .anyMatch(address -> main.apply(address.withoutDetail()).equals(held));
    }

    /** Says in a few words what it holds, for lists and logs. */
    @Override
    public String toString() {
        String what = Stream.concat(
                        mailbox.map(EmailAddress::toString).stream(), caseNumber.map(CaseNumber::toString).stream())
                .collect(Collectors.joining(" "));
        String days = first.isEmpty() && last.isEmpty()
                ? ""
                : " " + first.map(LocalDate::toString).orElse("") + ".."
                        + last.map(LocalDate::toString).orElse("");
        return (what.isEmpty() ? "everything" : what) + days;
    }
}
