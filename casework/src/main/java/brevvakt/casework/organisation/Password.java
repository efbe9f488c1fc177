package brevvakt.casework.organisation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A password written into the organisation file, for demos and tests only. It never shows itself in a log. */
public record Password(String secret) {

    /** Takes the same time whether the guess is nearly right or not. */
    public boolean matches(String guess) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), guess.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "********";
    }
}
