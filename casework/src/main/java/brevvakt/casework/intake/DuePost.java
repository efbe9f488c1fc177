package brevvakt.casework.intake;

import brevvakt.casework.outbox.Composer;
import brevvakt.casework.outbox.Neighbour;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.outbox.OutgoingPost;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.DisclosureRegister;
import brevvakt.casework.store.OutboxRegister;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, after the commit that made it due, and sweeps up what an interrupted run left: it hands that over
 * again under the same name, by which the ways out keep an automatic answer from leaving twice (ADR 006).
 */
public final class DuePost {
    private static final Logger LOG = LoggerFactory.getLogger(DuePost.class);
    private static final int AT_ONCE = 100;
    private static final int TRIES = 40;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

    private final Database database;
    private final OutboxRegister outbox;
    private final Composer composer;
    private final OutgoingPost post;
    private final List<Neighbour> neighbours;
    private final Function<OutboxMail, List<OutboxMail>> echo;
    private final Clock clock;

    /**
     * A postman.
     *
     * @param neighbours who gets more than a mail, asked in turn
     * @param echo what else is owed once a mail has left, written down together with that it has
     */
    public DuePost(
            Database database,
            OutboxRegister outbox,
            Composer composer,
            OutgoingPost post,
            List<Neighbour> neighbours,
            Function<OutboxMail, List<OutboxMail>> echo,
            Clock clock) {
        this.neighbours = List.copyOf(neighbours);
        this.echo = echo;
        this.database = database;
        this.outbox = outbox;
        this.composer = composer;
        this.post = post;
        this.clock = clock;
    }

    /** Sends everything due now and returns how many mails left; those that could not are due again later. */
    public int sweep() {
        int sent = 0;
        for (List<OutboxMail> due = due(); !due.isEmpty(); due = due()) {
            sent += send(due);
        }
        return sent;
    }

    private List<OutboxMail> due() {
        Instant now = clock.instant();
        return database.read(handle -> outbox.due(handle, now, AT_ONCE));
    }

    /** Automatic answers are noted together, since the way out keeps a repetition from leaving; others one by one. */
    private int send(List<OutboxMail> due) {
        int gone = 0;
        List<OutboxMail> notedNow = new ArrayList<>();
        for (OutboxMail mail : due) {
            if (isGone(mail)) {
                gone++;
                notedNow.add(mail);
            }
            if (!mail.kind().isReply()) {
                note(notedNow);
                notedNow.clear();
            }
        }
        note(notedNow);
        return gone;
    }

    private void note(List<OutboxMail> sent) {
        if (!sent.isEmpty()) {
            Instant now = clock.instant();
            database.inTransaction(handle -> {
                sent.forEach(mail -> {
                    outbox.sent(handle, mail.id(), now);
                    echo.apply(mail).forEach(further -> outbox.owe(handle, further));
                });
                return sent;
            });
        }
    }

    @SuppressWarnings("IllegalCatch") // whatever fails of one mail must not keep back those behind it
    private boolean isGone(OutboxMail mail) {
        try {
            handOver(mail);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("outbox mail {} ({}) did not leave, try {}", mail.id(), mail.kind(), mail.attempts() + 1, e);
            later(mail);
            return false;
        }
    }

    private void handOver(OutboxMail mail) throws IOException {
        for (Neighbour neighbour : neighbours) {
            if (neighbour.takes(mail)) {
                neighbour.take(mail);
                return;
            }
        }
        post.send(composer.compose(mail));
    }

    /** Why the mail is owed stays with it; what befell it on its way stands behind. */
    private static String remarked(OutboxMail mail, String remark) {
        return mail.reason()
                .map(why -> why.replaceFirst("(; )?not taken[^;]*$", ""))
                .filter(why -> !why.isEmpty())
                .map(why -> why + "; " + remark)
                .orElse(remark);
    }

    private void later(OutboxMail mail) {
        int tried = mail.attempts() + 1;
        Duration doubled = Duration.ofSeconds(10L << Math.min(tried, 12));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        database.inTransaction(handle -> {
            if (tried >= TRIES) {
                outbox.end(
                        handle, mail.id(), OutboxMail.State.FAILED, remarked(mail, "not taken in " + tried + " tries"));
                new DisclosureRegister().reopen(handle, mail.onceKey(), clock.instant(), "FAILED");
            } else {
                outbox.postpone(
                        handle, mail.id(), clock.instant().plus(pause), remarked(mail, "not taken, try " + tried));
            }
            return mail;
        });
    }
}
