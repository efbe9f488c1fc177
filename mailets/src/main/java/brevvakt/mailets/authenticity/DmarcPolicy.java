package brevvakt.mailets.authenticity;

import com.google.common.net.InternetDomainName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a domain asks of those who receive mail in its name (RFC 7489 6.3).
 *
 * @param asksForAction mail that proves nothing is to be put aside or refused
 * @param strictSpf only the domain itself counts for SPF, no other of the same owner
 * @param strictDkim only the domain itself counts for DKIM
 */
record DmarcPolicy(boolean asksForAction, boolean strictSpf, boolean strictDkim) {

    /**
     * Reads the text records found under {@code _dmarc}; more than one policy is none (RFC 7489 6.6.3).
     *
     * @param inherited found with the owner's domain and not with the author's own, so that {@code sp} goes before p
     */
    static Optional<DmarcPolicy> read(Collection<String> records, boolean inherited) {
        Collection<String> policies = records.stream()
                .filter(text -> text.replace(" ", "").startsWith("v=DMARC1"))
                .toList();
        if (policies.size() != 1) {
            return Optional.empty();
        }
        Map<String, String> tags = new HashMap<>();
        for (String tag : policies.iterator().next().split(";")) {
            String[] halves = tag.split("=", 2);
            if (halves.length == 2) {
                tags.putIfAbsent(
                        halves[0].strip().toLowerCase(Locale.ROOT),
                        halves[1].strip().toLowerCase(Locale.ROOT));
            }
        }
        String own = tags.getOrDefault("p", "none");
        String wish = inherited ? tags.getOrDefault("sp", own) : own;
        return Optional.of(new DmarcPolicy(
                wish.equals("quarantine") || wish.equals("reject"),
                tags.getOrDefault("aspf", "r").equals("s"),
                tags.getOrDefault("adkim", "r").equals("s")));
    }

    /** Whether a proof for one domain speaks for the author's domain. */
    static boolean aligned(String proven, String author, boolean strict) {
        return strict ? proven.equalsIgnoreCase(author) : ownerOf(proven).equals(ownerOf(author));
    }

    /** The domain that somebody registered, by the list of public suffixes; where that says nothing, its last two labels. */
    static String ownerOf(String domain) {
        String small = domain.toLowerCase(Locale.ROOT);
        if (InternetDomainName.isValid(small)) {
            InternetDomainName name = InternetDomainName.from(small);
            if (name.isUnderPublicSuffix()) {
                return name.topPrivateDomain().toString();
            }
        }
        int last = small.lastIndexOf('.');
        int before = small.lastIndexOf('.', last - 1);
        return before < 0 ? small : small.substring(before + 1);
    }
}
