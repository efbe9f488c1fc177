package brevvakt.mailets.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a mail into its parts, in one pass over its lines. Whatever is broken is read as mail programs read it: a missing
 * end of a multipart ends with the part around it, a missing blank line starts the body, a boundary that never comes
 * leaves a text. Lines end with LF or CRLF; in a mail without any LF, with CR.
 */
final class EntityReader {
    private static final String TEXT = "text/plain";
    private static final int NONE = -1;
    private static final int LONGEST_NAME = 100;

    private final RawBytes mail;
    private final Budget budget;
    private final byte lineEnd;
    private final List<byte[]> open = new ArrayList<>();
    private int at;
    private int hit = NONE;
    private boolean hitCloses;
    private int bodyEnd;

    private EntityReader(RawBytes mail, Budget budget) {
        this.mail = mail;
        this.budget = budget;
        this.lineEnd = hasLineFeed(mail) ? (byte) '\n' : (byte) '\r';
    }

    static Entity read(RawBytes mail, Budget budget) {
        budget.mayTakePart();
        return read(mail, budget, 1);
    }

    private static Entity read(RawBytes mail, Budget budget, int depth) {
        EntityReader reader = new EntityReader(mail, budget);
        reader.skipLead();
        return reader.entity(depth, TEXT);
    }

    private static boolean hasLineFeed(RawBytes mail) {
        for (int i = 0; i < mail.length(); i++) {
            if (mail.at(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Byte order mark, blank lines and mailbox separators before the first field are no part of a mail. */
    private void skipLead() {
        if (mail.length() > 2 && mail.at(0) == (byte) 0xEF && mail.at(1) == (byte) 0xBB && mail.at(2) == (byte) 0xBF) {
            at = 3;
        }
        int line = at;
        while (line < mail.length() && line - at < 1_000 && isBlank(line, nextLine(line))) {
            line = nextLine(line);
        }
        if (line > at && line < mail.length() && isField(line, nextLine(line))) {
            at = line;
        }
    }

    private Entity entity(int depth, String usual) {
        HeaderFields header = header();
        if (!header.isComplete()) {
            budget.trouble("more header fields than are kept");
        }
        ContentType type = ContentType.of(header, usual);
        int start = at;
        if (depth >= budget.limits().depth() && (type.isMultipart() || type.isMessage())) {
            budget.trouble("parts lie deeper than " + budget.limits().depth());
            return new Entity(header, type, mail.slice(start, passBody()), List.of());
        }
        if (type.isMultipart()) {
            return multipart(header, type, depth);
        }
        if (type.isMessage() && type.encoding() == TransferDecoding.NONE) {
            return message(header, type, depth);
        }
        int end = passBody();
        return leaf(header, type, mail.slice(start, end), depth);
    }

    private Entity message(HeaderFields header, ContentType type, int depth) {
        int start = at;
        if (!budget.mayTakePart()) {
            return new Entity(header, type, mail.slice(start, passBody()), List.of());
        }
        skipLeadOfPart();
        Entity inner = entity(depth + 1, TEXT);
        return new Entity(header, type, mail.slice(start, Math.max(start, bodyEnd)), List.of(inner));
    }

    private void skipLeadOfPart() {
        int next = nextLine(at);
        if (at < mail.length() && isBlank(at, next) && next < mail.length() && isField(next, nextLine(next))) {
            at = next;
        }
    }

    /** A leaf; one that hides a mail in a transfer encoding or in an opaque signature has it as its only part. */
    private Entity leaf(HeaderFields header, ContentType type, RawBytes body, int depth) {
        ContentType borne = type.encoding().isBorneOutBy(body)
                ? type
                : new ContentType(type.media(), type.parameters(), type.disposition(), TransferDecoding.NONE);
        Entity leaf = new Entity(header, borne, body, List.of());
        boolean hides = type.isMessage() || OpaqueSignature.isOne(type);
        if (!hides || !mayOpen(body, depth)) {
            return leaf;
        }
        byte[] bytes = leaf.bytes((int) budget.limits().bytes());
        Optional<byte[]> hidden = type.isMessage() ? Optional.of(bytes) : OpaqueSignature.content(bytes);
        if (hidden.isEmpty()) {
            budget.trouble("an encrypted part, or a signature that cannot be opened");
        }
        return hidden.filter(content -> type.isMessage() || OpaqueSignature.isOfMail(content))
                .map(content -> read(RawBytes.of(content), budget, depth + 1))
                .map(inner -> new Entity(header, borne, body, List.of(inner)))
                .orElse(leaf);
    }

    /** What is opened lies in memory until the mail is read, with all that is opened within it. */
    private boolean mayOpen(RawBytes body, int depth) {
        if (depth >= budget.limits().depth()) {
            budget.trouble("parts lie deeper than " + budget.limits().depth());
            return false;
        }
        return budget.mayTakePart() && budget.mayOpen(body.length());
    }

    private Entity multipart(HeaderFields header, ContentType type, int depth) {
        int start = at;
        String usual = type.media().equals("multipart/digest") ? "message/rfc822" : TEXT;
        Optional<byte[]> declared =
                type.parameters().get("boundary").filter(b -> !b.isBlank()).map(EntityReader::bytes);
        List<Entity> parts = declared.isPresent() ? parts(declared.get(), depth, usual) : List.of();
        if (parts.isEmpty()) {
            at = start;
            Optional<byte[]> guessed = guessBoundary();
            parts = guessed.isPresent() ? parts(guessed.get(), depth, usual) : List.of();
        }
        if (!parts.isEmpty()) {
            return new Entity(header, type, mail.slice(start, Math.max(start, bodyEnd)), parts);
        }
        at = start;
        int end = passBody();
        ContentType text = new ContentType(TEXT, type.parameters(), type.disposition(), type.encoding());
        RawBytes body = mail.slice(start, end);
        return new Entity(header, type, body, List.of(new Entity(new HeaderFields(), text, body, List.of())));
    }

    private static byte[] bytes(String boundary) {
        return boundary.stripTrailing().getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<Entity> parts(byte[] boundary, int depth, String usual) {
        int level = open.size();
        open.add(boundary);
        List<Entity> parts = new ArrayList<>();
        passBody();
        while (hit == level) {
            if (hitCloses || !budget.mayTakePart()) {
                passBody();
            } else {
                parts.add(entity(depth + 1, usual));
            }
        }
        open.subList(level, open.size()).clear();
        return parts;
    }

    /** The boundary that a multipart forgot to declare, or declared wrongly: its first line that starts as one. */
    private Optional<byte[]> guessBoundary() {
        int line = at;
        for (int i = 0; i < 200 && line < mail.length(); i++) {
            int next = nextLine(line);
            int end = endOfText(line, next);
            if (isBoundaryLine(line, next)) {
                return Optional.empty();
            }
            if (end - line > 2 && end - line < 200 && mail.at(line) == '-' && mail.at(line + 1) == '-') {
                byte[] boundary = mail.slice(line + 2, end).first(200);
                int following = next < mail.length() ? nextLine(next) : next;
                boolean header = next < mail.length() && (isField(next, following) || isBlank(next, following));
                return header ? Optional.of(boundary) : Optional.empty();
            }
            line = next;
        }
        return Optional.empty();
    }

    /** Passes over lines up to and including the next boundary line; returns where the text before it ends. */
    private int passBody() {
        int start = at;
        hit = NONE;
        at = open.isEmpty() ? mail.length() : at;
        bodyEnd = mail.length();
        while (at < mail.length()) {
            int line = at;
            at = nextLine(line);
            if (isBoundaryLine(line, at)) {
                bodyEnd = line == start ? line : Math.max(start, withoutLineEnd(line));
                return bodyEnd;
            }
        }
        return bodyEnd;
    }

    private int withoutLineEnd(int line) {
        int end = line - 1;
        return lineEnd == '\n' && end > 0 && mail.at(end - 1) == '\r' ? end - 1 : end;
    }

    /** Whether the line is a boundary of any open multipart, the innermost first; says which in {@code hit}. */
    private boolean isBoundaryLine(int line, int next) {
        if (mail.length() - line < 3 || mail.at(line) != '-' || mail.at(line + 1) != '-') {
            return false;
        }
        int end = endOfText(line, next);
        for (int level = open.size() - 1; level >= 0; level--) {
            byte[] boundary = open.get(level);
            int rest = end - line - 2 - boundary.length;
            boolean closes = rest == 2 && mail.at(end - 1) == '-' && mail.at(end - 2) == '-';
            if ((rest == 0 || closes) && matches(line + 2, boundary)) {
                hit = level;
                hitCloses = closes;
                return true;
            }
        }
        return false;
    }

    private boolean matches(int from, byte[] boundary) {
        for (int i = 0; i < boundary.length; i++) {
            if (mail.at(from + i) != boundary[i]) {
                return false;
            }
        }
        return true;
    }

    private HeaderFields header() {
        HeaderFields fields = new HeaderFields();
        int first = at;
        while (at < mail.length()) {
            int line = at;
            int next = nextLine(line);
            if (isBlank(line, next)) {
                at = next;
                return fields;
            }
            if (!open.isEmpty() && isBoundaryLine(line, next)) {
                return fields;
            }
            if (isField(line, next)) {
                at = endOfField(next);
                addField(fields, line, at);
            } else if (isMailboxSeparator(line, next) || (line == first && isFold(line)) || isJunkBetweenFields(next)) {
                at = next;
            } else {
                return fields;
            }
        }
        return fields;
    }

    private void addField(HeaderFields fields, int line, int end) {
        int colon = line;
        while (mail.at(colon) != ':') {
            colon++;
        }
        String name = new String(mail.slice(line, colon).first(LONGEST_NAME), StandardCharsets.US_ASCII).strip();
        byte[] value = new byte[Math.min(HeaderFields.LONGEST_RAW, end - colon - 1)];
        int length = 0;
        for (int i = colon + 1; i < end && length < value.length; i++) {
            byte b = mail.at(i);
            if (b != '\r' && b != '\n' && b != 0) {
                value[length++] = b;
            }
        }
        fields.add(name, Arrays.copyOf(value, length));
    }

    /** The field goes on for as long as lines start with white space; a blank one ends it unless a field follows. */
    private int endOfField(int from) {
        int line = from;
        while (line < mail.length() && isFold(line)) {
            int next = nextLine(line);
            boolean blank = endOfText(line, next) == line || isBlankText(line, next);
            if (blank && !(next < mail.length() && (isField(next, nextLine(next)) || isFoldedText(next)))) {
                return line;
            }
            line = next;
        }
        return line;
    }

    private boolean isFoldedText(int line) {
        return isFold(line) && !isBlankText(line, nextLine(line));
    }

    private boolean isFold(int line) {
        return mail.at(line) == ' ' || mail.at(line) == '\t';
    }

    /** A name without white space in it, and a colon. */
    private boolean isField(int line, int next) {
        int i = line;
        while (i < next && i - line < LONGEST_NAME && mail.at(i) > ' ' && mail.at(i) < 0x7F && mail.at(i) != ':') {
            i++;
        }
        int end = i;
        while (i < next && i - end < 10 && (mail.at(i) == ' ' || mail.at(i) == '\t')) {
            i++;
        }
        return end > line && i < next && mail.at(i) == ':';
    }

    /** The line that mailbox files put before a mail, also where a gateway has quoted it. */
    private boolean isMailboxSeparator(int line, int next) {
        int from = mail.at(line) == '>' ? line + 1 : line;
        return next - from > 5
                && new String(mail.slice(from, next).first(5), StandardCharsets.US_ASCII).equals("From ");
    }

    /** A line that is no field is passed over where the header clearly goes on after it; else the body has begun. */
    private boolean isJunkBetweenFields(int next) {
        if (next >= mail.length()) {
            return false;
        }
        int second = nextLine(next);
        if (isField(next, second)) {
            return true;
        }
        return isFold(next)
                && !isBlankText(next, second)
                && second < mail.length()
                && isField(second, nextLine(second));
    }

    private boolean isBlank(int line, int next) {
        return endOfText(line, next) == line && (line == next || mail.at(line) != ' ' && mail.at(line) != '\t')
                || isBlankText(line, next);
    }

    private boolean isBlankText(int line, int next) {
        for (int i = line; i < next; i++) {
            if (mail.at(i) > ' ' || mail.at(i) < 0) {
                return false;
            }
        }
        return true;
    }

    private int nextLine(int from) {
        int i = from;
        while (i < mail.length() && mail.at(i) != lineEnd) {
            i++;
        }
        return Math.min(mail.length(), i + 1);
    }

    /** Where the text of a line ends: white space and line end at its end do not count. */
    private int endOfText(int line, int next) {
        int end = next;
        while (end > line && mail.at(end - 1) <= ' ' && mail.at(end - 1) >= 0) {
            end--;
        }
        return end;
    }
}
