package brevvakt.casework.letter;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest, written as 64 lower-case hexadecimal digits. */
public record Sha256(String hex) {
    private static final int DIGITS = 64;

    public Sha256 {
        if (hex.length() != DIGITS || !hex.chars().allMatch(Sha256::isDigit)) {
            throw new IllegalArgumentException("no SHA-256: " + hex);
        }
    }

    private static boolean isDigit(int sign) {
        return sign >= '0' && sign <= '9' || sign >= 'a' && sign <= 'f';
    }

    public static Sha256 of(byte[] bytes) {
        return new Sha256(HexFormat.of().formatHex(digest().digest(bytes)));
    }

    /** A fresh digest to feed; every JDK has this algorithm. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
