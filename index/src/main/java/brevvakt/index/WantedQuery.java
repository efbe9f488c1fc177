package brevvakt.index;

import brevvakt.index.query.Field;
import brevvakt.index.query.Misunderstood;
import brevvakt.index.query.Wanted;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Turns what is wanted into a query. In the open diary only its public face can be asked. */
final class WantedQuery {
    private static final float WRITTEN = 2.0f;
    private static final float FOLDED = 0.4f;
    private static final float COMPOUND = 0.2f;
    private static final float TIE = 0.1f;
    private static final Map<String, Float> OPEN = Map.of(Names.HEADING, 1.0f, Names.NUMBER, 2.0f);
    private static final List<String> PROSE = List.of(Names.HEADING, Names.SUBJECT, Names.BODY, Names.ATTACHMENT);

    /** Finds what is like a record, among what these eyes may see. */
    interface Likeness {
        Query to(String record) throws IOException;
    }

    private final Analyzer analyzer;
    private final Compounds compounds;
    private final PlainLetters plainLetters;
    private final Map<String, List<String>> lookedUp = new HashMap<>();
    private final ZoneId zone;
    private final boolean open;
    private final Likeness likeness;

    WantedQuery(Analyzer analyzer, IndexReader reader, ZoneId zone, boolean open, Likeness likeness) {
        this.analyzer = analyzer;
        this.compounds = new Compounds(reader);
        this.plainLetters = new PlainLetters(reader);
        this.zone = zone;
        this.open = open;
        this.likeness = likeness;
    }

    Query of(Wanted wanted) throws IOException, Misunderstood {
        if (wanted instanceof Wanted.And and) {
            return together(and);
        } else if (wanted instanceof Wanted.Or or) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            for (Wanted part : or.parts()) {
                any.add(of(part), Occur.SHOULD);
            }
            return any.build();
        } else if (wanted instanceof Wanted.Not not) {
            return new BooleanQuery.Builder()
                    .add(new MatchAllDocsQuery(), Occur.MUST)
                    .add(of(not.part()), Occur.MUST_NOT)
                    .build();
        } else if (wanted instanceof Wanted.Word word) {
            return asWritten(word, inFields(word.field(), word.at(), (field, weight) -> word(field, word.text())));
        } else if (wanted instanceof Wanted.Beginning start) {
            return beginning(
                    start, inFields(start.field(), start.at(), (field, weight) -> beginning(field, start.text())));
        } else if (wanted instanceof Wanted.Phrase phrase) {
            return inFields(phrase.field(), phrase.at(), (field, weight) -> phrase(field, phrase.text()));
        } else if (wanted instanceof Wanted.Exactly exactly) {
            allow(exactly.field(), exactly.at());
            return new ConstantScoreQuery(new TermQuery(new Term(exactly.field().word(), exactly.value())));
        } else if (wanted instanceof Wanted.Received received) {
            return received(received);
        } else if (wanted instanceof Wanted.Like like) {
            allow(Field.LIKE, like.at());
            return likeness.to(like.record());
        }
        return new MatchAllDocsQuery();
    }

    private Query together(Wanted.And and) throws IOException, Misunderstood {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean something = false;
        for (Wanted part : and.parts()) {
            if (part instanceof Wanted.Not not) {
                all.add(of(not.part()), Occur.MUST_NOT);
            } else {
                all.add(of(part), Occur.MUST);
                something = true;
            }
        }
        return (something ? all : all.add(new MatchAllDocsQuery(), Occur.MUST)).build();
    }

    private interface OneField {
        Query query(String field, float weight) throws IOException;
    }

    private Query inFields(Optional<Field> asked, int at, OneField one) throws IOException, Misunderstood {
        if (asked.isPresent()) {
            allow(asked.get(), at);
            return one.query(asked.get().word(), 1);
        }
        List<Query> queries = new ArrayList<>();
        for (Map.Entry<String, Float> field : (open ? OPEN : SwedishWords.weights()).entrySet()) {
            queries.add(new BoostQuery(one.query(field.getKey(), field.getValue()), field.getValue()));
        }
        return new DisjunctionMaxQuery(queries, TIE);
    }

    /** Who has the word as it is asked for comes before who has another form of it; nobody is left out. */
    private Query asWritten(Wanted.Word word, Query anyForm) {
        String small = SwedishWords.small(word.text());
        if (open || word.field().isPresent()) {
            return anyForm;
        }
        return new BooleanQuery.Builder()
                .add(anyForm, Occur.MUST)
                .add(lighter(Names.WRITTEN, small, WRITTEN), Occur.SHOULD)
                .build();
    }

    /** Also by the words as they stand: <i>flicko*</i> is longer than the stem of <i>flickor</i>. */
    private Query beginning(Wanted.Beginning start, Query ofStems) {
        if (open || start.field().isPresent()) {
            return ofStems;
        }
        String small = SwedishWords.small(start.text());
        return new BooleanQuery.Builder()
                .add(ofStems, Occur.SHOULD)
                .add(PlainLetters.beginning(Names.WRITTEN, small), Occur.SHOULD)
                .build();
    }

    private void allow(Field field, int at) throws Misunderstood {
        if (open && !field.isOpen()) {
            throw new Misunderstood(at, "the open diary cannot be searched by " + field.word() + ":");
        }
    }

    private Query word(String field, String text) throws IOException {
        List<SwedishWords.Place> places = SwedishWords.places(analyzer, field, text);
        if (places.isEmpty()) {
            return new BoostQuery(new MatchAllDocsQuery(), 0);
        }
        if (places.size() != 1) {
            return phrase(field, text);
        }
        SwedishWords.Place place = places.get(0);
        List<Query> forms = new ArrayList<>();
        forms.add(new TermQuery(new Term(field, place.word())));
        if (Names.LETTER.contains(field)) {
            plainLetters.of(field, place.folded().orElse(place.word())).stream()
                    .filter(other -> !other.equals(place.word()))
                    .forEach(other -> forms.add(lighter(field, other, FOLDED)));
        } else {
            place.folded().ifPresent(folded -> forms.add(lighter(field, folded, FOLDED)));
        }
        if (PROSE.contains(field)) {
            compoundsOf(place.word()).forEach(word -> forms.add(lighter(field, word, COMPOUND)));
        }
        return new DisjunctionMaxQuery(forms, 0);
    }

    /** Asked for in several fields, looked up once. */
    private List<String> compoundsOf(String stem) throws IOException {
        List<String> known = lookedUp.get(stem);
        if (known == null) {
            known = compounds.of(stem);
            lookedUp.put(stem, known);
        }
        return known;
    }

    private static Query lighter(String field, String word, float weight) {
        return new BoostQuery(new TermQuery(new Term(field, word)), weight);
    }

    /** Of what is written together, such as {@code e-tjän*} or {@code anna.ber*}, the last word is begun and those before are whole. */
    private Query beginning(String field, String text) throws IOException {
        String small = SwedishWords.small(text);
        int last = lastWord(small);
        if (last > 0 && last < small.length()) {
            return new BooleanQuery.Builder()
                    .add(phrase(field, text.substring(0, last)), Occur.MUST)
                    .add(beginning(field, text.substring(last)), Occur.MUST)
                    .build();
        }
        return new BooleanQuery.Builder()
                .add(
                        Names.LETTER.contains(field)
                                ? PlainLetters.beginning(field, small)
                                : new PrefixQuery(new Term(field, small)),
                        Occur.SHOULD)
                .add(word(field, text), Occur.SHOULD)
                .build();
    }

    private static int lastWord(String text) {
        int at = text.length();
        while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** In the words' own letters: quotes are how one asks for exactly å, ä and ö. */
    private Query phrase(String field, String text) {
        List<SwedishWords.Place> places = SwedishWords.places(analyzer, field, text);
        if (places.isEmpty()) {
            return new MatchNoDocsQuery("no letters or digits");
        }
        PhraseQuery.Builder words = new PhraseQuery.Builder();
        places.forEach(place -> words.add(new Term(field, place.word())));
        return words.build();
    }

    private Query received(Wanted.Received received) {
        long from = received.from()
                .map(day -> day.atStartOfDay(zone).toInstant().toEpochMilli())
                .orElse(Long.MIN_VALUE);
        long until = received.until().map(day -> endOf(day)).orElse(Long.MAX_VALUE);
        return new ConstantScoreQuery(LongPoint.newRangeQuery(Names.RECEIVED, from, until));
    }

    private long endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1;
    }
}
