package brevvakt.casework.letter;

import java.util.Locale;
import java.util.Optional;

/**
 * A mail address, lower case, without display name. Addresses are compared without regard to case on both sides of the
 * at sign: no mail system in use tells them apart, and a citizen must not be missed for a capital letter.
 */
public record EmailAddress(String local, String domain) implements Comparable<EmailAddress> {

    public EmailAddress {
        local = local.toLowerCase(Locale.ROOT);
        domain = domain.toLowerCase(Locale.ROOT);
        if (local.isEmpty() || domain.isEmpty() || local.length() > 256 || domain.length() > 255) {
            throw new IllegalArgumentException("no mail address: " + local + "@" + domain);
        }
    }

    /** Reads a bare address such as {@code eva.ek@kommun.example}; a stranger's text yields nothing when it is none. */
    public static Optional<EmailAddress> parse(String text) {
        // some capitals have small letters of more signs than one
        String bare = text.strip().toLowerCase(Locale.ROOT);
        if (bare.startsWith("<") && bare.endsWith(">")) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        int at = bare.lastIndexOf('@');
        boolean wrong = at < 1
                || at == bare.length() - 1
                || at > 256
                || bare.length() - at - 1 > 255
                || bare.chars().anyMatch(c -> c <= ' ' || c == '<' || c == '>' || c == 0x7F);
        return wrong ? Optional.empty() : Optional.of(new EmailAddress(bare.substring(0, at), bare.substring(at + 1)));
    }

    /** An address that our own configuration vouches for. */
    public static EmailAddress of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no mail address: " + text));
    }

    /** The address without its {@code +detail} (RFC 5233), the mailbox it is delivered to. */
    public EmailAddress withoutDetail() {
        int plus = local.indexOf('+');
        return plus < 1 ? this : new EmailAddress(local.substring(0, plus), domain);
    }

    /** What stands after the first plus sign of the local part, such as a reply token. */
    public Optional<String> detail() {
        int plus = local.indexOf('+');
        return plus < 1 || plus == local.length() - 1 ? Optional.empty() : Optional.of(local.substring(plus + 1));
    }

    public EmailAddress withDetail(String detail) {
        return new EmailAddress(withoutDetail().local + "+" + detail, domain);
    }

    @Override
    public int compareTo(EmailAddress other) {
        int byDomain = domain.compareTo(other.domain);
        return byDomain != 0 ? byDomain : local.compareTo(other.local);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
