package brevvakt.index;

import brevvakt.casework.letter.Attachment;
import brevvakt.casework.letter.IncomingLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What of a letter is searched.
 *
 * @param body what the writer wrote himself
 * @param quoted what stands beside that: the rest of the text, or all of it where his own is not in one piece
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
        List<String> unread = new ArrayList<>(letter.troubles());
        letter.attachments().forEach(a -> a.trouble().ifPresent(unread::add));
        return new LetterText(
                SwedishWords.composed(letter.fromName()),
                SwedishWords.composed(letter.subject()),
                SwedishWords.composed(own),
                SwedishWords.composed(beside(own, all)),
                letter.attachments().stream().map(LetterText::part).toList(),
                unread);
    }

    private static String beside(String own, String all) {
        if (all.startsWith(own)) {
            return all.substring(own.length()).strip();
        }
        return all.endsWith(own) ? all.substring(0, all.length() - own.length()).strip() : all;
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
}
