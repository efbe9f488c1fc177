package brevvakt.mailets.authenticity;

import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.Authenticity;
import brevvakt.casework.letter.Authenticity.Check;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Believes what a mail server before us has found out (Authentication-Results, RFC 8601): the uppermost field that bears
 * its name, since that server takes away fields in its name that were there before.
 */
public final class UpstreamProof implements SenderProof {
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
    private static final Pattern NO_POLICY = Pattern.compile("\\bp=none\\b", Pattern.CASE_INSENSITIVE);
    private static final int MOST_CHARACTERS = 4_000;

    private final Set<String> trusted;

    /** The names under which such servers write, without regard to case. */
    public UpstreamProof(Set<String> trusted) {
        this.trusted =
                trusted.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    @Override
    public Authenticity of(Arrival arrival, IncomingLetter letter) {
        return letter.header("authentication-results").stream()
                .map(field -> field.substring(0, Math.min(field.length(), MOST_CHARACTERS)))
                .filter(field -> trusted.contains(writer(field)))
                .findFirst()
                .map(field -> read(field, letter))
                .orElseGet(Authenticity::unasked);
    }

    private static String writer(String field) {
        String before = field.split(";", 2)[0].strip();
        return COMMENT.matcher(before).replaceAll("").strip().split("\\s+")[0].toLowerCase(Locale.ROOT);
    }

    private static Authenticity read(String field, IncomingLetter letter) {
        String bare = COMMENT.matcher(field).replaceAll("");
        Check dmarc = check("dmarc", bare);
        boolean asksNothing = NO_POLICY.matcher(field).find();
        return new Authenticity(
                check("spf", bare),
                check("dkim", bare),
                dmarc == Check.FAIL && asksNothing ? Check.NEUTRAL : dmarc,
                letter.from().map(EmailAddress::domain).orElse(""));
    }

    private static Check check(String method, String field) {
        Matcher said = Pattern.compile("(?:^|[;\\s])" + method + "\\s*=\\s*([a-z]+)", Pattern.CASE_INSENSITIVE)
                .matcher(field);
        Optional<Check> best = Optional.empty();
        while (said.find()) {
            Check one = meaning(said.group(1).toLowerCase(Locale.ROOT));
            best = Optional.of(best.filter(before -> before == Check.PASS).orElse(one));
        }
        return best.orElse(Check.NONE);
    }

    /** What the words of RFC 8601 2.7 come to. */
    static Check meaning(String word) {
        return switch (word) {
            case "pass" -> Check.PASS;
            case "fail", "hardfail" -> Check.FAIL;
            case "softfail", "neutral", "policy" -> Check.NEUTRAL;
            case "temperror", "permerror" -> Check.ERROR;
            default -> Check.NONE;
        };
    }
}
