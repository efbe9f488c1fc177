package brevvakt.index;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.records.Eyes;
import brevvakt.casework.records.RecordIndex;
import brevvakt.index.query.Misunderstood;
import brevvakt.index.query.Questions;
import brevvakt.index.query.Wanted;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/** The index of kept records on Lucene. It answers from what {@link IndexFollower} has written by now. */
public final class LuceneRecordIndex implements RecordIndex {
    private static final int COUNTED = Integer.MAX_VALUE;
    private static final int LONGEST_LIKE = 50_000;

    private final Shelf shelf;
    private final Analyzer analyzer;
    private final Clock clock;
    private final ZoneId zone;
    private final PageMark marks = new PageMark();

    public LuceneRecordIndex(Shelf shelf, Clock clock, ZoneId zone) {
        this.shelf = shelf;
        this.analyzer = shelf.analyzer();
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Searched find(Question question, Eyes eyes) {
        try {
            Wanted wanted = Questions.understand(question.words(), LocalDate.ofInstant(clock.instant(), zone));
            return shelf.searching(searcher -> find(question, wanted, eyes, searcher));
        } catch (Misunderstood e) {
            return new Unclear(e.at(), e.why());
        } catch (IndexSearcher.TooManyClauses e) {
            return new Unclear(1, "the question has too many words");
        } catch (IOException e) {
            throw new UncheckedIOException("the index could not be read", e);
        }
    }

    private Searched find(Question question, Wanted wanted, Eyes eyes, IndexSearcher searcher)
            throws IOException, Misunderstood {
        Optional<FieldDoc> after = Optional.empty();
        if (question.after().isPresent()) {
            after = marks.read(question.order(), question.after().get());
            if (after.isEmpty()) {
                throw new Misunderstood(
                        1,
                        "'" + question.after().get() + "' is no end of a page in this order;"
                                + " leave it out to begin with the first");
            }
        }
        Query query = query(wanted, eyes, searcher);
        // one more than a page holds, to know whether another follows
        TopFieldCollectorManager first = new TopFieldCollectorManager(
                PageMark.sort(question.order()), question.most() + 1, after.orElse(null), COUNTED);
        Object[] results =
                searcher.search(bound(query, eyes), new MultiCollectorManager(first, new FacetCount(facets(eyes))));
        List<ScoreDoc> top = List.of(((TopFieldDocs) results[0]).scoreDocs);
        List<ScoreDoc> page = top.subList(0, Math.min(top.size(), question.most()));
        FacetCount.Counted counted = (FacetCount.Counted) results[1];
        if (searcher.timedOut()) {
            throw new Misunderstood(1, "the question takes too long; ask for less at a time");
        }
        return new Found(
                counted.total(),
                hits(page, query, eyes, searcher),
                counted.facets(),
                counted.total() > 0 ? Optional.empty() : nearMiss(question.words(), wanted, eyes, searcher),
                top.size() == page.size()
                        ? Optional.empty()
                        : Optional.of(marks.of(question.order(), (FieldDoc) page.get(page.size() - 1))));
    }

    private Query query(Wanted wanted, Eyes eyes, IndexSearcher searcher) throws IOException, Misunderstood {
        return new WantedQuery(
                        analyzer, searcher.getIndexReader(), zone, isOpen(eyes), record -> like(record, eyes, searcher))
                .of(wanted);
    }

    private static boolean isOpen(Eyes eyes) {
        return eyes.fold(all -> false, diary -> true, person -> false);
    }

    /** What is attached to a letter is no part of the public face of the diary. */
    private static List<String> facets(Eyes eyes) {
        return isOpen(eyes)
                ? Names.FACETS.stream().filter(name -> !name.equals(Names.TYPE)).toList()
                : Names.FACETS;
    }

    private static Query bound(Query query, Eyes eyes) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(EyesFilter.of(eyes), Occur.FILTER)
                .build();
    }

    private List<Hit> hits(List<ScoreDoc> page, Query query, Eyes eyes, IndexSearcher searcher) throws IOException {
        Snippets snippets = new Snippets(analyzer, query);
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc found : page) {
            Document stored = searcher.storedFields().document(found.doc);
            hits.add(isOpen(eyes) ? openHit(stored) : hit(stored, snippets.of(stored)));
        }
        return hits;
    }

    private static Hit hit(Document stored, Snippets.Snippet snippet) {
        return new Hit(
                Long.parseLong(stored.get(Names.ID)),
                RecordDocument.kept(stored, "case"),
                RecordDocument.kept(stored, "record"),
                RecordDocument.kept(stored, "mailbox").flatMap(EmailAddress::parse),
                receivedAt(stored),
                RecordDocument.kept(stored, "from").flatMap(EmailAddress::parse),
                RecordDocument.kept(stored, "subject").orElse(""),
                snippet.text(),
                snippet.attachment());
    }

    /** The public face of a row: the heading, nothing of the letter. */
    private static Hit openHit(Document stored) {
        Optional<String> diary = RecordDocument.kept(stored, "diary");
        return new Hit(
                Long.parseLong(stored.get(Names.ID)),
                diary,
                recordIn(diary, stored),
                RecordDocument.kept(stored, "mailbox").flatMap(EmailAddress::parse),
                receivedAt(stored),
                Optional.empty(),
                RecordDocument.kept(stored, "heading").orElse(""),
                "",
                Optional.empty());
    }

    /** The number of a record under the number that its case has in the diary. */
    private static Optional<String> recordIn(Optional<String> diary, Document stored) {
        int prefix = RecordDocument.kept(stored, "case").map(String::length).orElse(0);
        return RecordDocument.kept(stored, "record").flatMap(record -> diary.map(no -> no + record.substring(prefix)));
    }

    private static Instant receivedAt(Document stored) {
        return Instant.parse(RecordDocument.kept(stored, "received").orElseThrow());
    }

    /** A mended question is offered only where it finds something that these eyes may see. */
    private Optional<String> nearMiss(String words, Wanted wanted, Eyes eyes, IndexSearcher searcher)
            throws IOException {
        NearMisses misses = new NearMisses(
                searcher.getIndexReader(), word -> isSeen(word, eyes, searcher), word -> stem(Names.BODY, word));
        for (String mended : misses.of(words, wanted)) {
            try {
                LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
                Query query = bound(query(Questions.understand(mended, today), eyes, searcher), eyes);
                if (searcher.count(query) > 0) {
                    return Optional.of(mended);
                }
            } catch (Misunderstood e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The open diary is known by its headings alone; others know a word by the letters they may read. */
    private boolean isSeen(String word, Eyes eyes, IndexSearcher searcher) throws IOException {
        Term term = isOpen(eyes) ? new Term(Names.HEADING, stem(Names.HEADING, word)) : new Term(Names.WRITTEN, word);
        return searcher.count(bound(new TermQuery(term), eyes)) > 0;
    }

    private String stem(String field, String word) {
        return SwedishWords.places(analyzer, field, word).get(0).word();
    }

    private Query like(String record, Eyes eyes, IndexSearcher searcher) throws IOException {
        Query exactly = new TermQuery(new Term(Names.RECORD, record));
        TopDocs found = searcher.search(bound(exactly, eyes), 1);
        if (found.scoreDocs.length == 0) {
            return new MatchNoDocsQuery("no such record");
        }
        LetterText letter = RecordDocument.textOf(searcher.storedFields().document(found.scoreDocs[0].doc));
        MoreLikeThis alike = new MoreLikeThis(searcher.getIndexReader());
        alike.setAnalyzer(analyzer);
        alike.setMinTermFreq(1);
        alike.setMinDocFreq(2);
        alike.setMinWordLen(3);
        alike.setMaxNumTokensParsed(LONGEST_LIKE);
        Query words = alike.like(Names.BODY, new StringReader(letter.subject()), new StringReader(letter.body()));
        return new BooleanQuery.Builder()
                .add(words, Occur.MUST)
                .add(exactly, Occur.MUST_NOT)
                .build();
    }
}
