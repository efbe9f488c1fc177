package brevvakt.casework.cases;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names a case for ever, written {@code Ks 417/2026}. Never reused, never renumbered (LAW-22). */
public record CaseNumber(String series, int serial, int year) {
    private static final Pattern SERIES = Pattern.compile("\\p{L}{1,6}");
    private static final Pattern EXACT = Pattern.compile("(\\p{L}{1,6}) ([1-9][0-9]{0,6})/([0-9]{4})");
    private static final Pattern TOLERANT = Pattern.compile(
            "(?iu)(?<![\\p{L}\\p{N}])([A-ZÅÄÖ]{1,6})[ -]?(?:([0-9]{4})[-/]([0-9]{1,7})|([0-9]{1,7})/([0-9]{4}))(?![\\p{L}\\p{N}])");

    public CaseNumber {
        if (!SERIES.matcher(series).matches() || serial < 1 || serial > 9_999_999 || year < 2000 || year > 2999) {
            throw new IllegalArgumentException("no case number: " + series + " " + serial + "/" + year);
        }
    }

    /** Reads exactly the written form, as at the command line. */
    public static Optional<CaseNumber> parse(String text) {
        var written = EXACT.matcher(text.strip());
        return written.matches() ? make(written.group(1), written.group(2), written.group(3)) : Optional.empty();
    }

    /**
     * The numbers in a subject line, in the tolerant form of DOMAIN 2.10: any case, space or hyphen, leading zeros,
     * year first or last. Only series we know count, and are returned in their own spelling.
     */
    public static List<CaseNumber> findAllIn(String subject, Collection<String> series) {
        return TOLERANT.matcher(subject.length() > 2000 ? subject.substring(0, 2000) : subject)
                .results()
                .flatMap(found -> tolerant(found, series).stream())
                .distinct()
                .toList();
    }

    /** The first number in a text that is written like a case number and is none of these; as it is written there. */
    public static Optional<String> findOthersIn(String text, Collection<CaseNumber> ours) {
        List<String> series = ours.stream().map(CaseNumber::series).distinct().toList();
        return TOLERANT.matcher(text.length() > 2000 ? text.substring(0, 2000) : text)
                .results()
                .filter(found -> tolerant(found, series).filter(ours::contains).isEmpty())
                .map(MatchResult::group)
                .findFirst();
    }

    private static Optional<CaseNumber> tolerant(MatchResult found, Collection<String> series) {
        boolean yearFirst = found.group(2) != null;
        String year = yearFirst ? found.group(2) : found.group(5);
        String serial = yearFirst ? found.group(3) : found.group(4);
        return series.stream()
                .filter(known ->
                        known.toLowerCase(Locale.ROOT).equals(found.group(1).toLowerCase(Locale.ROOT)))
                .findFirst()
                .flatMap(known -> make(known, serial, year));
    }

    private static Optional<CaseNumber> make(String series, String serial, String year) {
        int number = Integer.parseInt(serial);
        int inYear = Integer.parseInt(year);
        return number < 1 || inYear < 2000 || inYear > 2999
                ? Optional.empty()
                : Optional.of(new CaseNumber(series, number, inYear));
    }

    /** The running number of a record in this case, written {@code Ks 417/2026-3}. */
    public String record(int no) {
        return this + "-" + no;
    }

    @Override
    public String toString() {
        return series + " " + serial + "/" + year;
    }
}
