package brevvakt.mailets.reading;

import brevvakt.casework.letter.Attachment;
import brevvakt.casework.letter.AttachmentText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Walks through the parts of a mail once and sorts them: what is its text, what is attached, what shape it has. */
final class LetterContent {
    private static final String WITHIN = "an attachment in it: ";
    private static final String UNNAMED = "unnamed";
    private static final int MOST_SHAPES = 100;
    private static final Set<String> SIGNATURES = Set.of(
            "application/pkcs7-signature",
            "application/x-pkcs7-signature",
            "application/pgp-signature",
            "application/pgp-keys",
            "application/applefile");
    private static final Set<String> WRAPPED = Set.of("application/ms-tnef", "application/vnd.ms-tnef");

    private final Budget budget;
    private final AttachmentText extractor;
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<String> shape = new ArrayList<>();
    private String text = "";

    private LetterContent(Budget budget, AttachmentText extractor) {
        this.budget = budget;
        this.extractor = extractor;
    }

    static LetterContent of(Entity mail, Budget budget, AttachmentText extractor) {
        LetterContent content = new LetterContent(budget, extractor);
        Body body = content.part(mail, "", 0);
        content.text = Written.cut(body.text(), budget.limits().textChars());
        if (content.text.length() < body.text().length()) {
            budget.trouble("the text is longer than " + budget.limits().textChars() + " characters");
        }
        if (content.text.isBlank()) {
            content.readWrappedText();
        }
        return content;
    }

    String text() {
        return text;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    List<String> shape() {
        return shape;
    }

    /** A mail without a text of its own: the one in its winmail.dat is meant; what cannot be read is then a trouble. */
    private void readWrappedText() {
        text = attachments.stream()
                .filter(attachment -> WRAPPED.contains(attachment.type()))
                .map(Attachment::text)
                .filter(wrapped -> !wrapped.isBlank())
                .findFirst()
                .orElse("");
        for (int i = 0; i < attachments.size() && text.isBlank(); i++) {
            Attachment attachment = attachments.get(i);
            String which = "attachment " + (i + 1) + " (" + attachment.type() + "): ";
            attachment.trouble().ifPresent(trouble -> budget.trouble(which + trouble));
        }
    }

    private Body part(Entity entity, String parent, int index) {
        ContentType type = entity.type();
        if (shape.size() < MOST_SHAPES) {
            shape.add(shapeOf(entity, parent));
        }
        if (type.isMessage()) {
            attachMessage(entity);
            return Body.empty();
        }
        if (!entity.parts().isEmpty()) {
            return parts(entity);
        }
        if (type.media().equals("multipart/encrypted")) {
            budget.trouble("an encrypted mail");
        }
        return isBody(type, parent, index) ? body(entity) : attach(entity, parent);
    }

    private Body parts(Entity entity) {
        String media = entity.type().media();
        if (media.equals("multipart/encrypted")) {
            budget.trouble("an encrypted mail");
        }
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i < entity.parts().size(); i++) {
            bodies.add(part(entity.parts().get(i), media, i));
        }
        return media.equals("multipart/alternative") ? Body.best(bodies) : Body.together(bodies);
    }

    /** The media type; for calendar mail that a machine made, with its method. */
    private static String shapeOf(Entity entity, String parent) {
        ContentType type = entity.type();
        boolean calendar = type.media().equals("text/calendar") && !type.isAttachment();
        if (!calendar || !(parent.isEmpty() || parent.equals("multipart/alternative"))) {
            return type.media();
        }
        return method(entity).map(method -> "text/calendar; method=" + method).orElse(type.media());
    }

    private static Optional<String> method(Entity entity) {
        String head = new String(entity.bytes(4_000), StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
        int line = head.indexOf("METHOD:");
        String written = line < 0
                ? ""
                : head.substring(line + 7).lines().findFirst().orElse("").strip();
        return entity.type()
                .parameters()
                .get("method")
                .or(() -> Optional.of(written))
                .map(method -> method.toLowerCase(Locale.ROOT))
                .filter(method -> method.matches("[a-z-]{1,20}"));
    }

    /** As RFC 8621 4.1.4 has it: a text that is no attachment, and the first or nameless where several stand. */
    private static boolean isBody(ContentType type, String parent, int index) {
        return type.isText()
                && !type.isAttachment()
                && (index == 0
                        || (!parent.equals("multipart/related")
                                && type.fileName().isEmpty()));
    }

    private Body body(Entity entity) {
        boolean html = entity.type().media().equals("text/html");
        String raw = characters(entity);
        if (html || isMarkup(raw)) {
            return raw.indexOf('<') < 0 ? plain(entity, raw) : new Body(html(raw), true);
        }
        return plain(entity, raw);
    }

    private Body plain(Entity entity, String raw) {
        ContentType type = entity.type();
        String written = Written.text(raw);
        if (type.media().equals("text/enriched") || type.media().equals("text/richtext")) {
            return new Body(EnrichedText.of(written), false);
        }
        if (type.is("format", "flowed")) {
            return new Body(FlowedText.of(written, type.is("delsp", "yes")), false);
        }
        UuencodedFiles uuencoded = UuencodedFiles.in(written);
        for (UuencodedFiles.Found file : uuencoded.files()) {
            if (budget.mayTakePart()) {
                attachments.add(
                        extracted(file.name(), "application/octet-stream", TransferDecoding.UUENCODE, file.encoded()));
            }
        }
        return new Body(uuencoded.text(), false);
    }

    private String html(String raw) {
        return Written.text(HtmlText.of(Written.text(raw), budget.limits().textChars() + 1));
    }

    private static boolean isMarkup(String raw) {
        String head =
                raw.substring(0, Math.min(200, raw.length())).stripLeading().toLowerCase(Locale.ROOT);
        return head.startsWith("<!doctype html") || head.startsWith("<html");
    }

    private String characters(Entity entity) {
        int most = (int) Math.min(Integer.MAX_VALUE - 16, 8L * budget.limits().textChars());
        byte[] bytes = entity.bytes(most);
        if (bytes.length == most) {
            budget.trouble("a text is longer than " + most + " bytes");
        }
        return CharsetGuess.decode(bytes, entity.type().charset().or(() -> charsetInMarkup(bytes)));
    }

    private static Optional<String> charsetInMarkup(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(2_000, bytes.length), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        int at = head.contains("<meta") ? head.indexOf("charset=", head.indexOf("<meta")) : -1;
        if (at < 0) {
            return Optional.empty();
        }
        int start = at + 8;
        int end = start;
        while (end < head.length() && "\"'> ;/".indexOf(head.charAt(end)) < 0 || end == start && end < head.length()) {
            end++;
        }
        return Optional.of(head.substring(start, end));
    }

    private Body attach(Entity entity, String parent) {
        ContentType type = entity.type();
        String name = type.fileName().orElse(UNNAMED);
        if (type.media().equals("application/applefile") && parent.equals("multipart/appledouble")) {
            return Body.empty();
        }
        if (SIGNATURES.contains(type.media()) || type.isMultipart()) {
            attachments.add(new Attachment(name, type.media(), length(entity), "", Optional.empty()));
        } else if (isWrittenText(entity)) {
            String raw = characters(entity);
            String written = type.media().equals("text/html") || isMarkup(raw) ? html(raw) : Written.text(raw);
            attachments.add(new Attachment(
                    name, type.media(), length(entity), budget.takeAttachmentText(written.strip()), Optional.empty()));
        } else {
            attachments.add(extracted(name, type.media(), type.encoding(), entity.body()));
        }
        return Body.empty();
    }

    private static String nameOf(String subject) {
        return ContentType.safeName(subject.replace('/', '-').replace('\\', '-'));
    }

    private static long length(Entity entity) {
        return entity.type().encoding().length(entity.body());
    }

    /** Text that needs no reader of documents, whatever its subtype; bytes no text has make it a document. */
    private static boolean isWrittenText(Entity entity) {
        String media = entity.type().media();
        if (!(media.startsWith("text/") || media.startsWith("message/")) || media.equals("text/rtf")) {
            return false;
        }
        byte[] head = entity.bytes(512);
        boolean wide = head.length > 1 && ((head[0] & 0xFF) == 0xFF || (head[0] & 0xFF) == 0xFE);
        String magic = new String(head, StandardCharsets.ISO_8859_1);
        return !magic.startsWith("%PDF")
                && !magic.startsWith("PK\u0003\u0004")
                && !magic.startsWith("{\\rtf")
                && (wide || magic.indexOf('\0') < 0);
    }

    private Attachment extracted(String name, String media, TransferDecoding encoding, RawBytes body) {
        long size = encoding.length(body);
        if (budget.isTimeUp()) {
            return new Attachment(name, media, size, "", Optional.of("not read, the time was up"));
        }
        try (InputStream bytes = encoding.open(body)) {
            AttachmentText.Extracted extracted = extractor.read(name, media, bytes);
            String kept =
                    budget.takeAttachmentText(Written.text(extracted.text()).strip());
            return new Attachment(name, media, size, kept, extracted.trouble());
        } catch (IOException e) {
            throw new UncheckedIOException("a mail in memory cannot be read", e);
        }
    }

    /** An attached mail is one attachment, named by its subject; what it says and carries is its text. */
    private void attachMessage(Entity entity) {
        String name = entity.type().fileName().orElse(UNNAMED);
        if (entity.parts().isEmpty()) {
            attachments.add(
                    new Attachment(name, entity.type().media(), length(entity), "", Optional.of("lies too deep")));
            return;
        }
        Entity mail = entity.parts().get(0);
        LetterContent inner = new LetterContent(budget, extractor);
        Body body = inner.part(mail, "", 0);
        Optional<String> subject = mail.header().text("subject");
        StringBuilder all = new StringBuilder();
        for (String field : new String[] {"subject", "from", "to", "date"}) {
            mail.header().text(field).ifPresent(value -> all.append(value).append('\n'));
        }
        all.append('\n').append(body.text());
        Optional<String> trouble = Optional.empty();
        for (Attachment attachment : inner.attachments) {
            trouble = trouble.or(() -> attachment.trouble().map(why -> why.startsWith(WITHIN) ? why : WITHIN + why));
            all.append("\n\n").append(attachment.name()).append('\n').append(attachment.text());
        }
        attachments.add(new Attachment(
                subject.map(LetterContent::nameOf).filter(s -> !s.isEmpty()).orElse(name),
                entity.type().media(),
                length(entity),
                budget.takeAttachmentText(all.toString().strip()),
                trouble));
    }
}
