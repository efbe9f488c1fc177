package brevvakt.casework.letter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed address details, such as the {@code r-ks-2026-417-k3j…} of {@code parken+r-ks-2026-417-k3j…@kommun.example}.
 * Whoever holds one has had a mail of ours; nobody can guess one for a case that is not his (TRAPS 20).
 */
public final class Tokens {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int MAC_LENGTH = 16;

    private final SecretKeySpec key;

    /** The secret is the house's own, at least 32 bytes, the same for as long as its mails may be answered. */
    public Tokens(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("a secret of " + secret.length + " bytes is too short; 32 are needed");
        }
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The detail for a statement of lower-case letters, digits and hyphens. */
    public String sign(String statement) {
        if (!statement.matches("[a-zåäö0-9-]{1,40}")) {
            throw new IllegalArgumentException("cannot be signed: " + statement);
        }
        return statement + "-" + mac(statement);
    }

    /** The statement of a detail that we have signed; empty for anything else. */
    public Optional<String> read(String detail) {
        int cut = detail.length() - MAC_LENGTH - 1;
        if (cut < 1 || detail.charAt(cut) != '-') {
            return Optional.empty();
        }
        String statement = detail.substring(0, cut);
        boolean ours = MessageDigest.isEqual(
                mac(statement).getBytes(StandardCharsets.US_ASCII),
                detail.substring(cut + 1).getBytes(StandardCharsets.UTF_8));
        return ours ? Optional.of(statement) : Optional.empty();
    }

    private String mac(String statement) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] bytes = mac.doFinal(statement.getBytes(StandardCharsets.UTF_8));
            StringBuilder written = new StringBuilder();
            for (int i = 0; i < MAC_LENGTH; i++) {
                written.append(ALPHABET.charAt(bytes[i] & 31));
            }
            return written.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
    }
}
