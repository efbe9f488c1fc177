package brevvakt.index;

import brevvakt.casework.cases.Case;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.records.RecordEntry;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** A record as a document of the index, and back. */
final class RecordDocument {
    private static final int LONGEST_VALUE = 1000;
    private static final int USUAL_WORDS = 500;
    private static final FieldType IN_TEXT = words(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
    private static final FieldType AS_WRITTEN = words(IndexOptions.DOCS_AND_FREQS, false);
    private static final FieldType WITHOUT_PLACES = words(IndexOptions.DOCS, true);

    private final ZoneId zone;
    private final SwedishWords.Reading reading = new SwedishWords.Reading();

    RecordDocument(ZoneId zone) {
        this.zone = zone;
    }

    private static FieldType words(IndexOptions kept, boolean withoutNorms) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(kept);
        type.setOmitNorms(withoutNorms);
        type.freeze();
        return type;
    }

    Document of(RecordEntry entry, Optional<Case> file, LetterText text) {
        Document document = new Document();
        identify(document, entry, file);
        rights(document, entry, file);
        describe(document, entry, file, text);
        people(document, entry, text);
        words(document, file, text);
        keep(document, entry, file, text);
        return document;
    }

    private static void identify(Document document, RecordEntry entry, Optional<Case> file) {
        document.add(new StringField(Names.ID, Long.toString(entry.id()), Store.YES));
        document.add(new NumericDocValuesField(Names.ID_ORDER, entry.id()));
        file.ifPresent(f -> Stream.concat(Stream.of(f.number()), f.diaryNumber().stream())
                .map(Object::toString)
                .distinct()
                .forEach(number -> {
                    document.add(value(Names.CASE, number));
                    document.add(new TextField(Names.NUMBER, number, Store.NO));
                    entry.no().ifPresent(no -> document.add(value(Names.RECORD, number + "-" + no)));
                }));
    }

    private static void rights(Document document, RecordEntry entry, Optional<Case> file) {
        document.add(value(Names.REGISTER, file.map(f -> f.register().name()).orElse("NONE")));
        document.add(value(Names.CLOSED, entry.label().isClosed() ? "yes" : "no"));
        file.ifPresent(f -> {
            document.add(value(Names.CASE_MAILBOX, f.mailbox().toString()));
            f.officer().ifPresent(officer -> document.add(value(Names.OFFICER, officer)));
            f.manager().ifPresent(manager -> document.add(value(Names.MANAGER, manager)));
        });
        entry.recipients().stream()
                .map(EmailAddress::withoutDetail)
                .distinct()
                .forEach(a -> document.add(value(Names.RECIPIENT, a.toString())));
    }

    private void describe(Document document, RecordEntry entry, Optional<Case> file, LetterText text) {
        facet(
                document,
                Names.KIND,
                file.map(f -> f.judged().label()).orElse(entry.label()).name());
        file.ifPresent(f -> facet(document, Names.UNIT, f.unit()));
        file.ifPresent(f -> document.add(value(Names.STATUS, f.status().name())));
        document.add(value(Names.DIRECTION, entry.direction().name()));
        mailboxes(entry, file).forEach(mailbox -> facet(document, Names.MAILBOX, mailbox));
        facet(
                document,
                Names.MONTH,
                entry.receivedAt().atZone(zone).toLocalDate().toString().substring(0, 7));
        text.parts().stream().map(LetterText.Part::type).distinct().forEach(type -> facet(document, Names.TYPE, type));
        if (!text.parts().isEmpty()) {
            document.add(value(Names.HAS, "attachment"));
        }
        document.add(value(Names.UNREADABLE, text.unread().isEmpty() ? "no" : "yes"));
        long at = entry.receivedAt().toEpochMilli();
        document.add(new LongPoint(Names.RECEIVED, at));
        document.add(new NumericDocValuesField(Names.RECEIVED, at));
    }

    /** The mailbox of its case, and those it came to; what left the house came to none. */
    private static Set<String> mailboxes(RecordEntry entry, Optional<Case> file) {
        Set<String> mailboxes = new LinkedHashSet<>();
        file.ifPresent(f -> mailboxes.add(f.mailbox().toString()));
        if (entry.direction() == brevvakt.casework.cases.CaseEvent.Direction.IN) {
            entry.recipients().forEach(a -> mailboxes.add(a.withoutDetail().toString()));
        }
        return mailboxes;
    }

    private static void people(Document document, RecordEntry entry, LetterText text) {
        entry.sender().ifPresent(a -> document.add(new TextField(Names.FROM, a.toString(), Store.NO)));
        document.add(new TextField(Names.FROM, text.fromName(), Store.NO));
        entry.recipients().forEach(a -> document.add(new TextField(Names.TO, a.toString(), Store.NO)));
    }

    private void words(Document document, Optional<Case> file, LetterText text) {
        file.ifPresent(f -> document.add(new TextField(Names.HEADING, f.heading(), Store.NO)));
        Map<Word, Integer> counts = new IdentityHashMap<>(USUAL_WORDS);
        words(document, Names.SUBJECT, text.subject(), counts);
        words(document, Names.BODY, text.body(), counts);
        words(document, Names.QUOTED, text.quoted(), counts);
        text.parts().forEach(part -> {
            words(document, Names.ATTACHMENT, part.name(), counts);
            words(document, Names.ATTACHMENT, part.text(), counts);
        });
        document.add(new Field(Names.WRITTEN, new CountedWords(counts, Word::asWritten, true), AS_WRITTEN));
        document.add(new Field(Names.TAIL, new CountedWords(counts, Word::tail, false), WITHOUT_PLACES));
    }

    /** Each text is taken apart once, for all fields its words go into; and most words are known by the same object each time. */
    private void words(Document document, String field, String text, Map<Word, Integer> counts) {
        List<Word> words = reading.of(text);
        document.add(new Field(field, new WordStream(words), IN_TEXT));
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
    }

    private static void keep(Document document, RecordEntry entry, Optional<Case> file, LetterText text) {
        file.ifPresent(f -> {
            keep(document, "case", f.number().toString());
            keep(document, "diary", f.diaryNumber().orElse(f.number()).toString());
            keep(document, "heading", f.heading());
            entry.no().ifPresent(no -> keep(document, "record", f.number().record(no)));
            keep(document, "mailbox", f.mailbox().toString());
        });
        if (file.isEmpty()) {
            mailboxes(entry, file).stream().findFirst().ifPresent(mailbox -> keep(document, "mailbox", mailbox));
        }
        document.add(new StoredField(Names.KEPT + "received", entry.receivedAt().toString()));
        entry.sender().ifPresent(a -> keep(document, "from", a.toString()));
        keep(document, "fromName", text.fromName());
        keep(document, "subject", text.subject());
        keep(document, "body", text.body());
        keep(document, "quoted", text.quoted());
        text.unread().forEach(trouble -> keep(document, "unread", trouble));
        for (LetterText.Part part : text.parts()) {
            keep(document, "part.name", part.name());
            keep(document, "part.type", part.type());
            keep(document, "part.text", part.text());
        }
    }

    /** The letter as the index keeps it, so that a change of its case costs no second reading. */
    static LetterText textOf(Document stored) {
        String[] names = stored.getValues(Names.KEPT + "part.name");
        String[] types = stored.getValues(Names.KEPT + "part.type");
        String[] texts = stored.getValues(Names.KEPT + "part.text");
        List<LetterText.Part> parts = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            parts.add(new LetterText.Part(names[i], types[i], texts[i]));
        }
        return new LetterText(
                kept(stored, "fromName").orElse(""),
                kept(stored, "subject").orElse(""),
                kept(stored, "body").orElse(""),
                kept(stored, "quoted").orElse(""),
                parts,
                List.of(stored.getValues(Names.KEPT + "unread")));
    }

    static Optional<String> kept(Document stored, String name) {
        return Optional.ofNullable(stored.get(Names.KEPT + name));
    }

    private static void facet(Document document, String name, String said) {
        document.add(value(name, said));
        document.add(new SortedSetDocValuesField(name, new BytesRef(shortened(said))));
    }

    private static StringField value(String name, String said) {
        return new StringField(name, shortened(said).toLowerCase(Locale.ROOT), Store.NO);
    }

    private static void keep(Document document, String name, String said) {
        document.add(new StoredField(Names.KEPT + name, said));
    }

    private static String shortened(String said) {
        return said.length() <= LONGEST_VALUE ? said : said.substring(0, LONGEST_VALUE);
    }
}
