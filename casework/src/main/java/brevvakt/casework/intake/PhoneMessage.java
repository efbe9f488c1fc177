package brevvakt.casework.intake;

import brevvakt.casework.letter.IncomingLetter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a switchboard's or voicemail's mail says: who called, from which number, about what (SEED-78, SEED-79). */
record PhoneMessage(String caller, String phone, String about) {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}])\\+?[0-9][0-9 ()/-]{5,18}[0-9]");
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_TOPIC = 2_000;

    static PhoneMessage in(IncomingLetter letter) {
        String text = letter.newText().strip();
        String where = text + "\n" + letter.subject();
        Matcher number = NUMBER.matcher(where.length() > 10_000 ? where.substring(0, 10_000) : where);
        String phone = number.find() ? number.group().strip() : "";
        int end = text.indexOf(',');
        String caller =
                end > 0 && end <= LONGEST_NAME && !text.substring(0, end).contains("\n")
                        ? text.substring(0, end).strip()
                        : "";
        String about = text.isEmpty() ? letter.subject() : text;
        return new PhoneMessage(
                caller, phone, about.length() > LONGEST_TOPIC ? about.substring(0, LONGEST_TOPIC) : about);
    }
}
