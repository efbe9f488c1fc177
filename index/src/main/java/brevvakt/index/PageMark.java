package brevvakt.index;

import brevvakt.casework.records.RecordIndex.Order;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** Where a page ended: the last record's place in the order and its id, so that new records do not move the next page. */
final class PageMark {
    private static final Pattern WRITTEN = Pattern.compile("([rd])([0-9a-f]{1,16})-([0-9]{1,18})");

    private PageMark() {}

    static Sort sort(Order order) {
        SortField byId = new SortField(Names.ID_ORDER, SortField.Type.LONG, true);
        return order == Order.DATE
                ? new Sort(new SortField(Names.RECEIVED, SortField.Type.LONG, true), byId)
                : new Sort(SortField.FIELD_SCORE, byId);
    }

    static String of(Order order, FieldDoc last) {
        Object place = last.fields[0];
        String written = place instanceof Float score
                ? Integer.toHexString(Float.floatToIntBits(score))
                : Long.toHexString((Long) place);
        return (order == Order.DATE ? "d" : "r") + written + "-" + last.fields[1];
    }

    /** The mark as a place in the order; empty where it is none of that order's. */
    static Optional<FieldDoc> read(Order order, String mark) {
        Matcher parts = WRITTEN.matcher(mark);
        if (!parts.matches() || parts.group(1).equals("d") != (order == Order.DATE)) {
            return Optional.empty();
        }
        long place = Long.parseUnsignedLong(parts.group(2), 16);
        Object value = order == Order.DATE ? (Object) place : (Object) Float.intBitsToFloat((int) place);
        return Optional.of(
                new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {value, Long.parseLong(parts.group(3))}));
    }
}
