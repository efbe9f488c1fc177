package brevvakt.index.paper;

import brevvakt.casework.handover.HandoverPackage.Enclosure;
import brevvakt.casework.letter.Attachment;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.records.KeptLetters;
import brevvakt.casework.records.Masking;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Moment;
import brevvakt.casework.texts.Words;
import brevvakt.index.paper.Paper.Section;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A record as it stands on paper: the facts of its header, its text, and the text of each attachment, in Swedish. */
public record RecordSheet(KeptLetters letters, Words words, ZoneId zone) {

    /** The paper of one record, without the words that must not be shown. */
    public Paper of(String title, RecordEntry entry, Masking masking) throws IOException {
        Optional<IncomingLetter> letter = letters.letterOf(entry);
        List<Section> sections = begun(entry, letter, masking);
        for (Attachment attachment : letter.map(IncomingLetter::attachments).orElse(List.of())) {
            String text = attachment.text().isBlank() ? word("unreadable") : attachment.text();
            sections.add(new Section(heading(attachment.name(), masking), masking.of(text)));
        }
        return new Paper(title, Language.SV.tag(), sections);
    }

    /**
     * What may be given to anybody of a file: its text as it is seen, or else its pages as pictures, or nothing.
     *
     * @param pages JPEG files
     */
    public record Shown(Optional<String> text, List<byte[]> pages) {
        public Shown {
            text = text.filter(words -> !words.isBlank());
            pages = List.copyOf(pages);
        }
    }

    /** Says what may be given of a file. */
    public interface Seen {
        Shown of(Enclosure file);
    }

    /**
     * The paper of one record for somebody outside: of the files in it only what is seen when they are opened (LAW-30). A file
     * of which that cannot be said is named, and so is what lies in the mail without a name.
     *
     * @param files the files in the mail, as they came
     */
    public Paper disclosed(String title, RecordEntry entry, Masking masking, List<Enclosure> files, Seen seen)
            throws IOException {
        Optional<IncomingLetter> letter = letters.letterOf(entry);
        List<Section> sections = begun(entry, letter, masking);
        for (Enclosure file : files) {
            Shown shown = seen.of(file);
            String text = shown.text()
                    .map(masking::of)
                    .orElseGet(() -> word(shown.pages().isEmpty() ? "unreadable" : "drawn"));
            sections.add(new Section(heading(file.name(), masking), text, Optional.empty(), shown.pages()));
        }
        if (letter.map(found -> found.attachments().size()).orElse(0) > files.size()) {
            sections.add(new Section(word("attachment"), word("unreadable")));
        }
        return new Paper(title, Language.SV.tag(), sections);
    }

    /** The lines of these papers that are ours, whatever the record says. */
    public List<String> ours() {
        return Stream.of("facts", "text", "attachment", "missing", "unreadable", "drawn")
                .map(this::word)
                .toList();
    }

    /** Facts and text, behind which the files come. */
    private List<Section> begun(RecordEntry entry, Optional<IncomingLetter> letter, Masking masking) {
        String text = letter.map(IncomingLetter::text).orElseGet(() -> word("missing"));
        return new ArrayList<>(List.of(
                new Section(word("facts"), masking.of(facts(entry))), new Section(word("text"), masking.of(text))));
    }

    private String heading(String file, Masking masking) {
        return word("attachment") + ": " + masking.of(file);
    }

    private String facts(RecordEntry entry) {
        String to = entry.recipients().stream().map(EmailAddress::toString).collect(Collectors.joining(", "));
        return word("received") + ": " + Moment.written(entry.receivedAt(), zone) + "\n"
                + word("from") + ": "
                + entry.sender().map(EmailAddress::toString).orElse("") + "\n"
                + word("to") + ": " + to + "\n"
                + word("subject") + ": " + entry.title();
    }

    private String word(String key) {
        return words.get("disclosure." + key, Language.SV);
    }
}
