package brevvakt.casework.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password as it is kept: PBKDF2 with HMAC-SHA256 and a salt of its own, written {@code pbkdf2$ROUNDS$SALT$HASH}. */
public record PasswordHash(String written) {
    private static final int ROUNDS = 120_000;
    private static final int BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What nobody's password matches, checked where there is no such user, so that both take the same time. */
    static final PasswordHash NOBODY = new PasswordHash(
            "pbkdf2$" + ROUNDS + "$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    public static PasswordHash of(String password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return new PasswordHash("pbkdf2$" + ROUNDS + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derive(password, salt, ROUNDS)));
    }

    public boolean matches(String password) {
        String[] parts = written.split("\\$");
        Base64.Decoder base64 = Base64.getDecoder();
        return MessageDigest.isEqual(
                derive(password, base64.decode(parts[2]), Integer.parseInt(parts[1])), base64.decode(parts[3]));
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no PBKDF2WithHmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "PasswordHash[masked]";
    }
}
