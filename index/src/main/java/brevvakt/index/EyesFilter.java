package brevvakt.index;

import brevvakt.casework.cases.Register;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.records.Eyes;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** The rights of whoever looks, as part of the question; never a sieve behind it (LAW-33). */
final class EyesFilter {

    private EyesFilter() {}

    static Query of(Eyes eyes) {
        return eyes.fold(
                all -> EyesFilter.ofAdministrator(),
                diary -> is(Names.REGISTER, Register.DIARY.name()),
                EyesFilter::ofPerson);
    }

    /** Letters that are private or of a union, and in no case, are for those to whom they came. */
    private static Query ofAdministrator() {
        return without(new MatchAllDocsQuery(), both(is(Names.REGISTER, "NONE"), is(Names.CLOSED, "yes")));
    }

    private static Query ofPerson(Eyes.OfPerson person) {
        return any(List.of(
                is(Names.REGISTER, Register.DIARY.name()),
                is(Names.REGISTER, Register.ORDERED.name()),
                is(Names.OFFICER, person.username()),
                without(is(Names.MANAGER, person.username()), inSet(Names.UNIT, person.led())),
                among(Names.CASE_MAILBOX, person.handled()),
                inSet(Names.UNIT, person.units()),
                both(
                        is(Names.REGISTER, "NONE"),
                        is(Names.RECIPIENT, person.mail().toString())),
                both(
                        both(is(Names.REGISTER, "NONE"), is(Names.CLOSED, "no")),
                        among(Names.RECIPIENT, person.tasks()))));
    }

    private static Query is(String field, String value) {
        return new TermQuery(new Term(field, value.toLowerCase(Locale.ROOT)));
    }

    private static Query among(String field, Collection<EmailAddress> addresses) {
        return inSet(field, addresses.stream().map(EmailAddress::toString).toList());
    }

    private static Query inSet(String field, Collection<String> values) {
        return new TermInSetQuery(
                field,
                values.stream()
                        .map(value -> new BytesRef(value.toLowerCase(Locale.ROOT)))
                        .toList());
    }

    private static Query any(List<Query> queries) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }

    private static Query without(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, Occur.FILTER)
                .add(other, Occur.MUST_NOT)
                .build();
    }

    private static Query both(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, Occur.FILTER)
                .add(other, Occur.FILTER)
                .build();
    }
}
