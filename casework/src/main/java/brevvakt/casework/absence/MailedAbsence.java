package brevvakt.casework.absence;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An absence that is written in the subject of a mail: the code, then its first day and its last. */
public final class MailedAbsence {
    private static final Pattern DAYS = Pattern.compile(
            "(?U)^\\D*?\\b(\\d{4}-\\d{2}-\\d{2})(?:\\s*(?:--|[-–—]|\\s)\\s*(\\d{4}-\\d{2}-\\d{2}))?\\s*$");

    private MailedAbsence() {}

    /** The first day and the last, which may be the same; empty where the subject ends with neither one nor two days. */
    public static Optional<List<LocalDate>> daysIn(String subject) {
        Matcher days = DAYS.matcher(subject);
        if (!days.find()) {
            return Optional.empty();
        }
        try {
            LocalDate from = LocalDate.parse(days.group(1));
            String until = days.group(2);
            return Optional.of(until == null ? List.of(from) : List.of(from, LocalDate.parse(until)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
