package brevvakt.index;

import brevvakt.casework.letter.Attachment;
import brevvakt.casework.letter.IncomingLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What of a letter is searched.
 *
 * @param body what the writer wrote himself
 * @param quoted the whole, where it holds more than that
 * @param unread what could not be read, in words without any of the letter's own
 */
record LetterText(String fromName, String subject, String body, String quoted, List<Part> parts, List<String> unread) {
    private static final int LONGEST_EXTENSION = 8;

    /** An attachment: its name, its kind, its words. */
    record Part(String name, String type, String text) {}

    LetterText {
        parts = List.copyOf(parts);
        unread = List.copyOf(unread);
    }

    static LetterText of(IncomingLetter letter) {
        String all = letter.text().strip();
        String own = letter.newText().strip();
        boolean ownIsAll = all.length() == own.length();
        List<String> unread = new ArrayList<>(letter.troubles());
        letter.attachments().forEach(a -> a.trouble().ifPresent(unread::add));
        return new LetterText(
                SwedishWords.composed(letter.fromName()),
                SwedishWords.composed(letter.subject()),
                SwedishWords.composed(own),
                ownIsAll ? "" : SwedishWords.composed(all),
                letter.attachments().stream().map(LetterText::part).toList(),
                unread);
    }

    /** A record whose original is not there. */
    static LetterText missing(String title) {
        return new LetterText("", SwedishWords.composed(title), "", "", List.of(), List.of("the original is missing"));
    }

    private static Part part(Attachment attachment) {
        return new Part(
                SwedishWords.composed(attachment.name()),
                type(attachment.name(), attachment.type()),
                SwedishWords.composed(attachment.text()));
    }

    /** The extension by which people know a file, or else the last part of its media type. */
    private static String type(String name, String mediaType) {
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        boolean usual = extension.length() <= LONGEST_EXTENSION && extension.matches("[a-z0-9]+");
        return usual ? extension : mediaType.substring(mediaType.lastIndexOf('/') + 1);
    }

    Stream<String> texts() {
        return Stream.concat(
                Stream.of(subject, body, quoted), parts.stream().flatMap(p -> Stream.of(p.name(), p.text())));
    }
}
