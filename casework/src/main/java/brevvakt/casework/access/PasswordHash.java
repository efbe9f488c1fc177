package brevvakt.casework.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password as it is kept: Argon2id (RFC 9106) with a salt of its own, written
 * {@code argon2id$v=19$m=KiB,t=ROUNDS,p=LANES$SALT$HASH}; older ones are PBKDF2, written
 * {@code pbkdf2$ROUNDS$SALT$HASH}, and are made anew when their owner logs in.
 */
public record PasswordHash(String written) {
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int BITS = 256;
    private static final String HEAD = "argon2id$v=19$";
    private static final String STRENGTH = HEAD + "m=" + KIBIBYTES + ",t=" + PASSES + ",p=1$";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What nobody's password matches, checked where there is no such user, so that both take the same time. */
    static final PasswordHash NOBODY =
            new PasswordHash(STRENGTH + "AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    public static PasswordHash of(String password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return new PasswordHash(STRENGTH + base64.encodeToString(salt) + "$"
                + base64.encodeToString(argon2(password, salt, KIBIBYTES, PASSES)));
    }

    /** It was made with less care than one made today. */
    boolean isOld() {
        return !written.startsWith(STRENGTH);
    }

    public boolean matches(String password) {
        String[] parts = written.split("\\$");
        Base64.Decoder base64 = Base64.getDecoder();
        if (!written.startsWith(HEAD)) {
            return MessageDigest.isEqual(
                    pbkdf2(password, base64.decode(parts[2]), Integer.parseInt(parts[1])), base64.decode(parts[3]));
        }
        String[] strength = parts[2].split(",");
        return MessageDigest.isEqual(
                argon2(password, base64.decode(parts[3]), number(strength[0]), number(strength[1])),
                base64.decode(parts[4]));
    }

    private static int number(String assignment) {
        return Integer.parseInt(assignment.substring(2));
    }

    private static byte[] argon2(String password, byte[] salt, int kibibytes, int passes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(kibibytes)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[BITS / 8];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static byte[] pbkdf2(String password, byte[] salt, int rounds) {
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
