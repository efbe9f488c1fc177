package brevvakt.casework.texts;

/**
 * A finished mail of ours in words.
 *
 * @param subject one line
 * @param text plain, lines of at most 76 signs where words allow it
 * @param html the same words, marked up so that they can be read aloud in their language (LAW-40)
 */
public record Rendered(String subject, String text, String html) {}
