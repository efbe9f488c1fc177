package brevvakt.casework.watch;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Tokens;
import brevvakt.casework.store.CheckedLinkRegister;
import brevvakt.casework.store.CheckedLinkRegister.Link;
import brevvakt.casework.store.OpeningRegister.Opening;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The link "checked, nothing else" of the morning letter (DOMAIN 6.5). Whoever holds it can do that one act, once, without
 * a login: it is evidence by the person to whom the letter went, of the day on which it is used, for those of his mailboxes
 * that are still open to him. A week after the letter it does nothing.
 */
public final class CheckedLinks {
    private static final int GOOD_FOR_DAYS = 7;
    private static final String ACT = "c-";

    private final WatchPost post;
    private final MailAccess access;
    private final Tokens tokens;
    private final String base;
    private final CheckedLinkRegister links = new CheckedLinkRegister();

    /** @param base the address of the page that takes the token, with its last slash */
    public CheckedLinks(WatchPost post, MailAccess access, Tokens tokens, String base) {
        this.post = post;
        this.access = access;
        this.tokens = tokens;
        this.base = base;
    }

    /** How a link stands, or what it did. */
    public enum Standing {
        /** We never signed it. */
        FORGED,
        /** It did its act before. */
        USED,
        /** It is older than a week. */
        OLD,
        /** Nothing that it names is open to its person any more. */
        CLOSED,
        /** It waits to be confirmed. */
        READY,
        /** It has been confirmed just now. */
        DONE
    }

    /**
     * A link as it is told of; who it belongs to is told to nobody.
     *
     * @param mailboxes what it confirms or has confirmed; empty where nothing is to be told
     * @param at when it was used
     */
    public record Told(Standing standing, List<EmailAddress> mailboxes, Optional<Instant> at) {}

    /** The link for somebody's letter of today; the same when the letter is written again. */
    String linkFor(Handle handle, String username, List<EmailAddress> mailboxes, Instant now) {
        LocalDate today = post.hours().dayOf(now);
        return base + tokens.sign(ACT + links.of(handle, username, today, mailboxes, now));
    }

    /** Looks at a link and changes nothing: programs that follow every link of a mail are no person. */
    public Told look(String token, Instant now) {
        return post.database()
                .read(handle ->
                        link(handle, token).map(link -> standing(link, now)).orElseGet(CheckedLinks::forged));
    }

    /** Does the one act. */
    public Told confirm(String token, Instant now) {
        return post.database().inTransaction(handle -> {
            Optional<Link> link = link(handle, token);
            Told before = link.map(known -> standing(known, now)).orElseGet(CheckedLinks::forged);
            if (before.standing() != Standing.READY) {
                return before;
            }
            Link used = link.orElseThrow();
            if (!links.use(handle, used.id(), now)) {
                return new Told(Standing.USED, List.of(), Optional.of(now));
            }
            before.mailboxes().forEach(mailbox -> {
                post.registers().watch().checked(handle, mailbox, now);
                post.registers()
                        .openings()
                        .note(handle, mailbox, post.hours().dayOf(now), new Opening(now, used.username(), "CHECKED"));
            });
            return new Told(Standing.DONE, before.mailboxes(), Optional.of(now));
        });
    }

    private static Told forged() {
        return new Told(Standing.FORGED, List.of(), Optional.empty());
    }

    private Optional<Link> link(Handle handle, String token) {
        return tokens.read(token)
                .filter(said -> said.matches(ACT + "[1-9][0-9]{0,17}"))
                .map(said -> Long.parseLong(said.substring(ACT.length())))
                .flatMap(id -> links.find(handle, id));
    }

    private Told standing(Link link, Instant now) {
        if (link.usedAt().isPresent()) {
            return new Told(Standing.USED, List.of(), link.usedAt());
        }
        if (post.hours().dayOf(now).isAfter(link.day().plusDays(GOOD_FOR_DAYS))) {
            return new Told(Standing.OLD, List.of(), Optional.empty());
        }
        List<EmailAddress> open = link.mailboxes().stream()
                .filter(mailbox -> access.maySendAs(link.username(), mailbox)
                        || access.openTo(link.username()).contains(mailbox))
                .toList();
        return new Told(open.isEmpty() ? Standing.CLOSED : Standing.READY, open, Optional.empty());
    }

    /** An instant as the page writes it. */
    public String written(Instant at) {
        return post.hours().written(at);
    }
}
