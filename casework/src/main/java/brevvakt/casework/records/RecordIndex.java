package brevvakt.casework.records;

import brevvakt.casework.letter.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds records by what stands in them. Nothing is kept there alone: it may be thrown away and built anew. */
public interface RecordIndex {

    /** Looks for records; what these eyes may not see is neither found nor counted (LAW-33). */
    Searched find(Question question, Eyes eyes);

    /** In which order records are found. */
    enum Order {
        RELEVANCE,
        DATE
    }

    /**
     * What a registrar asks.
     *
     * @param words in the registrar's query language
     * @param after where the page before it ended, as that page told
     */
    record Question(String words, Order order, Optional<String> after, int most) {
        private static final int MOST = 1000;

        public Question {
            if (most < 1 || most > MOST) {
                throw new IllegalArgumentException("a page holds 1 to " + MOST + " records, not " + most);
            }
        }
    }

    /** What came of a question. */
    sealed interface Searched {

        <T> T fold(Function<Found, T> found, Function<Unclear, T> unclear);
    }

    /**
     * The records found.
     *
     * @param total how many there are, the page aside
     * @param facets by their name, how many records have each value
     * @param didYouMean the question with its spelling mended, where that finds something
     * @param next where the next page begins
     */
    record Found(
            long total,
            List<Hit> hits,
            Map<String, Map<String, Long>> facets,
            Optional<String> didYouMean,
            Optional<String> next)
            implements Searched {

        public Found {
            hits = List.copyOf(hits);
        }

        @Override
        public <T> T fold(Function<Found, T> found, Function<Unclear, T> unclear) {
            return found.apply(this);
        }
    }

    /** The question cannot be understood: where, counted from one, and why. */
    record Unclear(int at, String why) implements Searched {
        @Override
        public <T> T fold(Function<Found, T> found, Function<Unclear, T> unclear) {
            return unclear.apply(this);
        }
    }

    /**
     * One record found.
     *
     * @param id the record's id in the register
     * @param caseNumber empty for a record outside of any case
     * @param record its full number in the case
     * @param snippet the words around what was found, each of those between the brackets ⟦ and ⟧
     * @param attachment the name of the attachment it stands in, where it does not stand in the mail itself
     */
    record Hit(
            long id,
            Optional<String> caseNumber,
            Optional<String> record,
            Optional<EmailAddress> mailbox,
            Instant receivedAt,
            Optional<EmailAddress> from,
            String subject,
            String snippet,
            Optional<String> attachment) {}
}
