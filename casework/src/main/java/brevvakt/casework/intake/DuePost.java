package brevvakt.casework.intake;

import brevvakt.casework.outbox.Composer;
import brevvakt.casework.outbox.Neighbour;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.outbox.OutgoingPost;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.OutboxRegister;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, after the commit that made it due, and sweeps up what an interrupted run left. A receipt goes at
 * most once: where the way out cannot know a repetition, one that may have gone is not sent again; every other mail
 * goes at least once, under the same Message-ID.
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
    private final Clock clock;

    /** @param neighbours who gets more than a mail, asked in turn */
    public DuePost(
            Database database,
            OutboxRegister outbox,
            Composer composer,
            OutgoingPost post,
            List<Neighbour> neighbours,
            Clock clock) {
        this.neighbours = List.copyOf(neighbours);
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
            for (OutboxMail mail : due) {
                if (send(mail)) {
                    sent++;
                }
            }
        }
        return sent;
    }

    private List<OutboxMail> due() {
        Instant now = clock.instant();
        return database.read(handle -> outbox.due(handle, now, AT_ONCE));
    }

    private boolean send(OutboxMail mail) {
        if (mail.mayHaveGone() && mail.kind().isReply() && !post.knowsRepetition()) {
            database.inTransaction(handle -> {
                outbox.end(handle, mail.id(), OutboxMail.State.SENT, "sending was interrupted; not sent a second time");
                return mail;
            });
            return false;
        }
        database.inTransaction(handle -> {
            outbox.claim(handle, mail.id());
            return mail;
        });
        try {
            handOver(mail);
        } catch (IOException e) {
            LOG.warn("outbox mail {} ({}) did not leave, try {}", mail.id(), mail.kind(), mail.attempts() + 1, e);
            return later(mail);
        }
        database.inTransaction(handle -> {
            outbox.sent(handle, mail.id(), clock.instant());
            return mail;
        });
        return true;
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

    private boolean later(OutboxMail mail) {
        int tried = mail.attempts() + 1;
        Duration doubled = Duration.ofSeconds(10L << Math.min(tried, 12));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        database.inTransaction(handle -> {
            if (tried >= TRIES) {
                outbox.end(
                        handle, mail.id(), OutboxMail.State.FAILED, remarked(mail, "not taken in " + tried + " tries"));
            } else {
                outbox.postpone(
                        handle, mail.id(), clock.instant().plus(pause), remarked(mail, "not taken, try " + tried));
            }
            return mail;
        });
        return false;
    }
}
