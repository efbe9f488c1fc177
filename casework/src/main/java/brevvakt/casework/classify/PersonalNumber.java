package brevvakt.casework.classify;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Swedish personal or coordination number: a date, four digits, the last of which proves the rest (Luhn). */
final class PersonalNumber {
    private static final Pattern SHAPE = Pattern.compile(
            "(?<![0-9-])(?:(?:18|19|20)[0-9]{2}|[0-9]{2})(0[1-9]|1[0-2])([0-9]{2})[-+ ]?([0-9]{4})(?![0-9-])");
    private static final Pattern BIRTH_DATE_WITH_STARS =
            Pattern.compile("(?<![0-9-])(?:19|20)?[0-9]{6}[-+ ]?[xX*]{4}(?![0-9-])");

    private static final int DIGITS_OF_DATE = 6;

    private PersonalNumber() {}

    /** Whether one stands in a text; a number whose last digit does not prove the rest is some other number. */
    static boolean isIn(String text) {
        String page = text.substring(0, Math.min(PlainText.READ, text.length()));
        if (!hasDate(page)) {
            return false;
        }
        Matcher found = SHAPE.matcher(page);
        while (found.find()) {
            if (isPossibleDay(found.group(2)) && isProven(found.group())) {
                return true;
            }
        }
        return BIRTH_DATE_WITH_STARS.matcher(page).find();
    }

    /** Six digits in a row: without them the shapes need not be sought. */
    private static boolean hasDate(String page) {
        int row = 0;
        for (int i = 0; i < page.length(); i++) {
            char c = page.charAt(i);
            row = c >= '0' && c <= '9' ? row + 1 : 0;
            if (row == DIGITS_OF_DATE) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPossibleDay(String digits) {
        int day = Integer.parseInt(digits);
        return (day >= 1 && day <= 31) || (day >= 61 && day <= 91);
    }

    private static boolean isProven(String written) {
        String digits = written.replaceAll("[^0-9]", "");
        String ten = digits.substring(digits.length() - 10);
        int sum = 0;
        for (int i = 0; i < ten.length(); i++) {
            int doubled = (ten.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
