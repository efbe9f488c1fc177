package brevvakt.index;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.jspecify.annotations.Nullable;

/** The words around what was found, of the mail itself or else of the attachment that holds it. */
final class Snippets {
    private static final int LONGEST_TEXT = 200_000;
    private static final int LENGTH = 160;
    private static final int PASSAGES = 2;
    private static final String OPEN = "⟦";
    private static final String CLOSE = "⟧";

    private final Analyzer analyzer;
    private final Query query;
    private final Map<String, UnifiedHighlighter> markers = new HashMap<>();

    /** A snippet and the attachment it is from. */
    record Snippet(String text, Optional<String> attachment) {}

    Snippets(Analyzer analyzer, Query query) {
        this.analyzer = analyzer;
        this.query = query;
    }

    private UnifiedHighlighter marker(String field) {
        return markers.computeIfAbsent(field, name -> UnifiedHighlighter.builderWithoutSearcher(analyzer)
                .withFieldMatcher(name::equals)
                .withMaxLength(LONGEST_TEXT)
                // A word is marked where it stands, whether or not the rest of the question is met elsewhere.
                .withWeightMatches(false)
                .withMaxNoHighlightPassages(0)
                .withFormatter(new DefaultPassageFormatter(OPEN, CLOSE, " … ", false))
                .withBreakIterator(() -> LengthGoalBreakIterator.createMinLength(
                        BreakIterator.getSentenceInstance(Locale.ROOT), LENGTH, 0.5f))
                .build());
    }

    Snippet of(Document stored) throws IOException {
        LetterText letter = RecordDocument.textOf(stored);
        Optional<String> own = marked(Names.BODY, letter.body()).or(() -> marked(Names.QUOTED, letter.quoted()));
        if (own.isPresent()) {
            return new Snippet(own.get(), Optional.empty());
        }
        for (LetterText.Part part : letter.parts()) {
            Optional<String> found =
                    marked(Names.ATTACHMENT, part.text()).or(() -> marked(Names.ATTACHMENT, part.name()));
            if (found.isPresent()) {
                return new Snippet(found.get(), Optional.of(part.name()));
            }
        }
        return new Snippet(beginning(letter.body()), Optional.empty());
    }

    private Optional<String> marked(String field, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            @Nullable Object passages = marker(field).highlightWithoutSearcher(field, query, text, PASSAGES);
            return Optional.ofNullable(passages)
                    .map(Object::toString)
                    .filter(said -> said.contains(OPEN))
                    .map(Snippets::onOneLine);
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory could not be read", e);
        }
    }

    private static String beginning(String body) {
        String line = onOneLine(body.substring(0, Math.min(body.length(), 4 * LENGTH)));
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "…";
    }

    private static String onOneLine(String text) {
        List<String> words = List.of(text.strip().split("\\s+"));
        String line = String.join(" ", words);
        return line.length() <= 4 * LENGTH ? line : line.substring(0, 4 * LENGTH) + "…";
    }
}
