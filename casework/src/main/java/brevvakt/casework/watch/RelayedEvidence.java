package brevvakt.casework.watch;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.store.OpeningRegister.Opening;
import brevvakt.casework.store.RelayRegister;
import brevvakt.casework.store.RelayRegister.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The evidence that a mailbox kept by another mail system was opened: a letter of ours that lay there unread has been read
 * or taken away (DESIGN 6b.4). Who did it the other system does not say. Where nobody can look there is no evidence,
 * neither of an opening nor of a breach, and the operator is told.
 */
public final class RelayedEvidence {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration FRESH = Duration.ofMinutes(30);
    private static final String HOW = "WATCH";

    private final WatchPost post;
    private final RelayRegister looks = new RelayRegister();
    private final OperatorPost operators;

    public RelayedEvidence(WatchPost post) {
        this.post = post;
        this.operators = new OperatorPost(post);
    }

    /**
     * Where the next look begins.
     *
     * @param lastUid the highest number seen under this numbering
     */
    public record Place(long uidValidity, long lastUid) {}

    public Place place(EmailAddress mailbox) {
        return post.database().read(handle -> {
            Look last = last(handle, mailbox);
            return new Place(last.uidValidity(), last.lastUid());
        });
    }

    private Look last(Handle handle, EmailAddress mailbox) {
        return looks.of(handle, mailbox).orElseGet(() -> new Look(mailbox, 0, 0, Optional.empty(), Optional.empty()));
    }

    /**
     * Writes down what a look showed. A letter that had a number and is not found any more under a new numbering has been
     * taken away; one that was never seen there may still be on its way.
     *
     * @param server names the other system in the evidence
     */
    public void saw(EmailAddress mailbox, RelayedLook look, String server, Instant at) {
        post.database().inTransaction(handle -> {
            Look last = last(handle, mailbox);
            boolean renumbered = last.uidValidity() != look.uidValidity();
            List<ArrivalId> opened = new ArrayList<>();
            Map<ArrivalId, Optional<Long>> unread = looks.unread(handle, mailbox);
            unread.forEach((id, known) -> {
                Optional<Long> found = Optional.ofNullable(look.letters().get(id));
                found.ifPresent(uid -> looks.found(handle, mailbox, id, uid));
                Optional<Long> uid = found.isPresent() || renumbered ? found : known;
                boolean away = renumbered && known.isPresent() && found.isEmpty();
                if (away
                        || uid.filter(number -> !look.unread().contains(number)).isPresent()) {
                    opened.add(id);
                }
            });
            if (!opened.isEmpty()) {
                looks.read(handle, mailbox, opened, at);
                post.registers().openings().note(handle, mailbox, post.hours().dayOf(at), new Opening(at, server, HOW));
            }
            looks.put(
                    handle,
                    new Look(
                            mailbox,
                            look.uidValidity(),
                            renumbered ? look.lastUid() : Math.max(last.lastUid(), look.lastUid()),
                            Optional.of(at),
                            Optional.empty()));
            return opened;
        });
    }

    /** A look failed; when none has succeeded for ten minutes the operator hears of it, once for each such time. */
    public void failed(EmailAddress mailbox, String server, Instant at) {
        post.database().inTransaction(handle -> {
            Look last = last(handle, mailbox);
            Instant since = last.failingSince().orElse(at);
            if (last.failingSince().isEmpty()) {
                looks.put(
                        handle,
                        new Look(mailbox, last.uidValidity(), last.lastUid(), last.lookedAt(), Optional.of(since)));
            }
            if (!at.isBefore(since.plus(PATIENCE))) {
                alarm(handle, mailbox, server, since, at);
            }
            return since;
        });
    }

    private void alarm(Handle handle, EmailAddress mailbox, String server, Instant since, Instant at) {
        operators.tell(
                handle,
                "no-evidence:" + mailbox + ":" + since,
                "no_evidence",
                Map.of(
                        "mailbox",
                        mailbox.toString(),
                        "server",
                        server,
                        "since",
                        post.hours().written(since)),
                "no evidence of " + mailbox + ": its server cannot be asked since " + since,
                at);
    }

    /** A look not older than half an hour tells how the mailbox stands; where there is none, nothing may be held against anybody. */
    boolean isFresh(Handle handle, EmailAddress mailbox, Instant now) {
        return looks.of(handle, mailbox)
                .filter(look -> look.failingSince().isEmpty())
                .flatMap(Look::lookedAt)
                .filter(looked -> !looked.isBefore(now.minus(FRESH)))
                .isPresent();
    }

    /** A rung was left out for want of evidence: the operator hears of it at once. */
    void missed(Handle handle, EmailAddress mailbox, Instant now) {
        Look last = last(handle, mailbox);
        Instant since =
                last.failingSince().or(last::lookedAt).orElse(post.hours().startOf(now));
        alarm(handle, mailbox, mailbox.domain(), since, now);
    }

    /** Since when there is no evidence; empty where there is. */
    public Optional<Instant> missingSince(Handle handle, EmailAddress mailbox) {
        return looks.of(handle, mailbox).flatMap(Look::failingSince);
    }
}
