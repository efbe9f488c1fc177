package brevvakt.gateway.neighbours;

import brevvakt.casework.cases.Case;
import brevvakt.casework.handover.HandoverPackage.Enclosure;
import brevvakt.casework.handover.Papers;
import brevvakt.casework.records.KeptLetters;
import brevvakt.casework.records.Masking;
import brevvakt.casework.records.Originals;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Words;
import brevvakt.index.paper.Paper;
import brevvakt.index.paper.PaperPrinter;
import brevvakt.index.paper.PaperTooLong;
import brevvakt.index.paper.RecordSheet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javax.mail.BodyPart;
import javax.mail.MessagingException;
import javax.mail.Multipart;
import javax.mail.Part;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeUtility;
import javax.mail.internet.ParseException;

/** Prints records as papers, and takes the files out of their mails; what cannot be taken out lies in the original. */
public final class RecordPapers implements Papers {
    private static final Masking NOTHING_MASKED = new Masking(List.of());
    private static final int DEEPEST = 20;
    private static final int MOST_FILES = 200;
    private static final int BEGINNING = 20_000;
    private static final String UNNAMED = "unnamed";

    private final Session session = Session.getInstance(new Properties());
    private final PaperPrinter printer = new PaperPrinter();
    private final Originals originals;
    private final RecordSheet sheet;

    public RecordPapers(Originals originals, KeptLetters letters, Words words, ZoneId zone) {
        this.originals = originals;
        this.sheet = new RecordSheet(letters, words, zone);
    }

    @Override
    public byte[] readable(Case file, RecordEntry entry) throws IOException {
        String number = entry.no().map(file.number()::record).orElseGet(() -> file.number()
                .toString());
        Paper whole = sheet.of(number + " " + file.heading(), entry, NOTHING_MASKED);
        try {
            return printer.print(whole);
        } catch (PaperTooLong e) {
            return printer.print(whole.beginning(BEGINNING, sheet.words().get("disclosure.cut", Language.SV)));
        }
    }

    @Override
    public List<Enclosure> attachments(RecordEntry entry) throws IOException {
        List<Enclosure> found = new ArrayList<>();
        if (entry.attachments().isEmpty() || !originals.holds(entry.original())) {
            return found;
        }
        try (InputStream bytes = originals.open(entry.original())) {
            collect(new MimeMessage(session, bytes), found, 0);
        } catch (MessagingException e) {
            // what no library can take apart lies in the original, and that is whole
            return found;
        }
        return found;
    }

    @SuppressWarnings("IllegalCatch") // the library has no word for some broken encodings but an exception of its own
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
        Optional<String> name = nameOf(part);
        if (name.isPresent()) {
            try (InputStream content = part.getInputStream()) {
                found.add(new Enclosure(plain(name.get()), type(part.getContentType()), content.readAllBytes()));
            } catch (IOException | RuntimeException e) {
                // its bytes are no code of the encoding they claim: it costs itself, and the sheet says that it is not
                // there
            }
        }
    }

    /** A name that breaks the rules of its field is none, and costs no file beside it anything. */
    private static Optional<String> nameOf(Part part) throws MessagingException {
        try {
            return Optional.ofNullable(part.getFileName());
        } catch (ParseException e) {
            return Part.ATTACHMENT.equalsIgnoreCase(disposition(part)) ? Optional.of(UNNAMED) : Optional.empty();
        }
    }

    private static String disposition(Part part) throws MessagingException {
        String[] written = part.getHeader("Content-Disposition");
        return written == null ? "" : written[0].replaceAll("[;\\s].*", "");
    }

    /** The name as it was meant; as it stands where nobody knows its characters. */
    private static String plain(String name) {
        try {
            return onOneLine(MimeUtility.decodeText(name));
        } catch (UnsupportedEncodingException e) {
            return onOneLine(name);
        }
    }

    /** A name that goes into a field of a mail ends no field there. */
    private static String onOneLine(String name) {
        return name.replaceAll("\\p{Cntrl}+", " ").strip();
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
