package brevvakt.mailets.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail inside a signature, {@code application/pkcs7-mime} with signed data (RFC 8551 3.5.2): its content is taken out
 * of the wrapping, the signature itself is not judged. Reads just enough of BER for that.
 */
final class OpaqueSignature {
    private static final byte[] SIGNED_DATA = {
        0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07, 0x02
    };
    private static final Pattern PART =
            Pattern.compile("\\s*(content-[a-z-]+|mime-version)[ \\t]*:|[ \\t]*\\r?\\n", Pattern.CASE_INSENSITIVE);
    private static final int START = 80;
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int OCTETS_IN_PIECES = 0x24;
    private static final int OBJECT_ID = 0x06;
    private static final int EXPLICIT = 0xA0;
    private static final int INDEFINITE = -1;
    private static final int DEEPEST = 8;

    private final byte[] der;
    private int at;

    private OpaqueSignature(byte[] der) {
        this.der = der;
    }

    static boolean isOne(ContentType type) {
        boolean wrapped =
                type.media().equals("application/pkcs7-mime") || type.media().equals("application/x-pkcs7-mime");
        return wrapped && !type.is("smime-type", "certs-only");
    }

    /** The signed bytes; empty where this is no signed data, such as an encrypted mail. */
    static Optional<byte[]> content(byte[] der) {
        OpaqueSignature signature = new OpaqueSignature(der);
        return signature.enter(SEQUENCE) && signature.passSignedDataId() && signature.passToContent()
                ? signature.octets()
                : Optional.empty();
    }

    /** Whether what was signed is a part of a mail; a file may be signed too, such as {@code avtal.pdf.p7m}. */
    static boolean isOfMail(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, START), StandardCharsets.ISO_8859_1);
        return PART.matcher(start).lookingAt();
    }

    private boolean passSignedDataId() {
        for (byte b : SIGNED_DATA) {
            if (at >= der.length || der[at++] != b) {
                return false;
            }
        }
        return true;
    }

    /** Explicit content, the sequence of signed data, version, digest algorithms, then the content and its kind. */
    private boolean passToContent() {
        return enter(EXPLICIT)
                && enter(SEQUENCE)
                && skip()
                && skip()
                && enter(SEQUENCE)
                && is(OBJECT_ID)
                && skip()
                && enter(EXPLICIT);
    }

    private Optional<byte[]> octets() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        return collect(content, 0) && content.size() > 0 ? Optional.of(content.toByteArray()) : Optional.empty();
    }

    private boolean collect(ByteArrayOutputStream into, int depth) {
        if (is(OCTETS)) {
            at++;
            int length = length();
            if (length < 0) {
                return false;
            }
            int kept = Math.min(length, der.length - at);
            into.write(der, at, kept);
            at += kept;
            return true;
        }
        if (!is(OCTETS_IN_PIECES) || depth == DEEPEST) {
            return false;
        }
        at++;
        int length = length();
        int end = length == INDEFINITE ? der.length : Math.min(der.length, at + length);
        while (at < end && der[at] != 0) {
            if (!collect(into, depth + 1)) {
                return into.size() > 0;
            }
        }
        at = Math.min(der.length, at + (length == INDEFINITE ? 2 : 0));
        return true;
    }

    private boolean is(int tag) {
        return at < der.length && (der[at] & 0xFF) == tag;
    }

    private boolean enter(int tag) {
        if (!is(tag)) {
            return false;
        }
        at++;
        return length() >= INDEFINITE;
    }

    /** Passes over one value of definite length. */
    private boolean skip() {
        at++;
        int length = length();
        if (length < 0 || length > der.length - at) {
            return false;
        }
        at += length;
        return true;
    }

    /** The length at this place; {@code INDEFINITE}, or less where it is none. */
    private int length() {
        if (at >= der.length) {
            return INDEFINITE - 1;
        }
        int first = der[at++] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        if (first == 0x80) {
            return INDEFINITE;
        }
        int count = first & 0x7F;
        if (count > 4 || at + count > der.length) {
            return INDEFINITE - 1;
        }
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | der[at++] & 0xFF;
        }
        return length > Integer.MAX_VALUE - 16 ? INDEFINITE - 1 : (int) length;
    }
}
