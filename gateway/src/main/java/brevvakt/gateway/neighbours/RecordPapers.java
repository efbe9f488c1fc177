package brevvakt.gateway.neighbours;

import brevvakt.casework.cases.Case;
import brevvakt.casework.handover.HandoverPackage.Enclosure;
import brevvakt.casework.handover.Papers;
import brevvakt.casework.letter.Attachment;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.records.KeptLetters;
import brevvakt.casework.records.Originals;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Moment;
import brevvakt.casework.texts.Words;
import brevvakt.index.paper.Paper;
import brevvakt.index.paper.PaperPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.mail.BodyPart;
import javax.mail.MessagingException;
import javax.mail.Multipart;
import javax.mail.Part;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeUtility;

/** Prints records as papers, and takes the files out of their mails; what cannot be taken out lies in the original. */
public final class RecordPapers implements Papers {
    private static final int DEEPEST = 20;
    private static final int MOST_FILES = 200;

    private final Session session = Session.getInstance(new Properties());
    private final PaperPrinter printer = new PaperPrinter();
    private final Originals originals;
    private final KeptLetters letters;
    private final Words words;
    private final ZoneId zone;

    public RecordPapers(Originals originals, KeptLetters letters, Words words, ZoneId zone) {
        this.originals = originals;
        this.letters = letters;
        this.words = words;
        this.zone = zone;
    }

    @Override
    public byte[] readable(Case file, RecordEntry entry) throws IOException {
        Optional<IncomingLetter> letter = letters.letterOf(entry);
        List<Paper.Section> sections = new ArrayList<>();
        sections.add(new Paper.Section(word("facts"), facts(entry)));
        sections.add(
                new Paper.Section(word("text"), letter.map(IncomingLetter::text).orElseGet(() -> word("missing"))));
        for (Attachment attachment : letter.map(IncomingLetter::attachments).orElse(List.of())) {
            String text = attachment.text().isBlank() ? word("unreadable") : attachment.text();
            sections.add(new Paper.Section(word("attachment") + ": " + attachment.name(), text));
        }
        String number = entry.no().map(file.number()::record).orElseGet(() -> file.number()
                .toString());
        return printer.print(new Paper(number + " " + file.heading(), Language.SV.tag(), sections));
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

    @Override
    public List<Enclosure> attachments(RecordEntry entry) throws IOException {
        List<Enclosure> found = new ArrayList<>();
        if (entry.attachments().isEmpty()) {
            return found;
        }
        try (InputStream bytes = originals.open(entry.original())) {
            collect(new MimeMessage(session, bytes), found, 0);
        } catch (MessagingException e) {
            // a mail that no library can take apart goes as the original alone, and that is whole
            return List.of();
        }
        return found;
    }

    private static void collect(Part part, List<Enclosure> found, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || found.size() >= MOST_FILES) {
            return;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                collect(inner, found, depth + 1);
            }
            return;
        }
        Optional<String> name = Optional.ofNullable(part.getFileName());
        if (name.isPresent()) {
            try (InputStream content = part.getInputStream()) {
                found.add(new Enclosure(
                        MimeUtility.decodeText(name.get()), type(part.getContentType()), content.readAllBytes()));
            }
        }
    }

    private static String type(String written) {
        String bare = written.replaceAll("[;\\s].*", "").toLowerCase(Locale.ROOT);
        return bare.matches("[a-z0-9.+-]+/[a-z0-9.+-]+")
                        && !bare.startsWith("multipart/")
                        && !bare.startsWith("message/")
                ? bare
                : "application/octet-stream";
    }
}
