package brevvakt.casework.letter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a mail comes from the domain that it names as its author's (TRAPS 20).
 *
 * @param spf whether the sending server may send for the domain of the return path (RFC 7208)
 * @param dkim whether a signature of some domain holds (RFC 6376)
 * @param dmarc whether one of the two speaks for the author's domain, by that domain's own rule (RFC 7489); failed only
 *     where the domain asks that such mail be put aside or refused
 * @param domain the author's domain that was asked about; empty where nothing was
 */
public record Authenticity(Check spf, Check dkim, Check dmarc, String domain) {
    private static final Pattern WRITTEN =
            Pattern.compile("spf=([a-z]+) dkim=([a-z]+) dmarc=([a-z]+)(?: for ([^\\s]{1,253}))?");

    /** What one of the three said. */
    public enum Check {
        /** It was not asked, or there is nothing to ask. */
        NONE,
        PASS,
        FAIL,
        /** Neither proven nor denied. */
        NEUTRAL,
        /** The name servers did not answer, or what they hold cannot be read. */
        ERROR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a mail that nobody asked about. */
    public static Authenticity unasked() {
        return new Authenticity(Check.NONE, Check.NONE, Check.NONE, "");
    }

    /** The author's own domain says that this mail is not from there. */
    public boolean isForged() {
        return dmarc == Check.FAIL;
    }

    public boolean isAsked() {
        return !equals(unasked());
    }

    /** {@code spf=pass dkim=none dmarc=pass for example.org}; empty where nothing was asked. */
    public String written() {
        return isAsked()
                ? "spf=" + spf.word() + " dkim=" + dkim.word() + " dmarc=" + dmarc.word()
                        + (domain.isEmpty() ? "" : " for " + domain)
                : "";
    }

    /** Reads what {@link #written} wrote; anything else was not asked. */
    public static Authenticity read(String written) {
        Matcher parts = WRITTEN.matcher(written);
        return parts.matches()
                ? new Authenticity(
                        check(parts.group(1)),
                        check(parts.group(2)),
                        check(parts.group(3)),
                        Optional.ofNullable(parts.group(4)).orElse(""))
                : unasked();
    }

    private static Check check(String word) {
        return Arrays.stream(Check.values())
                .filter(check -> check.word().equals(word))
                .findFirst()
                .orElse(Check.NONE);
    }
}
