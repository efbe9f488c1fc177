package brevvakt.casework.watch;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.outbox.OutboxKind;
import brevvakt.casework.store.MorningRegister;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Placeholder;
import brevvakt.casework.texts.TextKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The operator's morning letter: what is wrong with the gateway, and nothing at all when nothing is. */
public final class OperatorLetter {
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    private final WatchPost post;
    private final Ladder ladder;
    private final RelayedEvidence relayed;
    private final MorningRegister figures = new MorningRegister();

    public OperatorLetter(WatchPost post) {
        this.post = post;
        this.ladder = post.ladder();
        this.relayed = new RelayedEvidence(post);
    }

    /** Writes to each who runs the gateway, once a morning. */
    public void write(Instant now) {
        if (!post.hours().maySpeakAt(now)) {
            return;
        }
        Organisation town = post.organisation().get();
        List<String> troubles = post.database().read(handle -> troubles(handle, town, now));
        if (troubles.isEmpty()) {
            return;
        }
        Map<Placeholder, String> facts = new EnumMap<>(Placeholder.class);
        facts.put(Placeholder.TODAY, post.hours().dayOf(now).toString());
        facts.put(Placeholder.TROUBLES, String.join("\n", troubles));
        post.database().inTransaction(handle -> {
            for (EmailAddress hearer : OperatorPost.hearers(town)) {
                post.registers()
                        .outbox()
                        .owe(
                                handle,
                                ladder.mail(
                                        "operator:" + post.hours().dayOf(now) + ":" + hearer,
                                        OutboxKind.DIGEST,
                                        TextKind.DIGEST_OPERATOR,
                                        Optional.empty(),
                                        hearer,
                                        facts,
                                        "to " + hearer + ", who runs the gateway; " + troubles.size() + " troubles",
                                        town,
                                        now));
            }
            return facts;
        });
    }

    private List<String> troubles(Handle handle, Organisation town, Instant now) {
        Instant before = post.hours().sameTimeOnWorkingDayBefore(now);
        Language language = town.municipality().language();
        List<String> troubles = new ArrayList<>();
        counted("set_aside", figures.setAside(handle, before), language, troubles);
        counted("failed", figures.failed(handle, before), language, troubles);
        counted("undelivered", figures.undelivered(handle, now.minus(ON_ITS_WAY)), language, troubles);
        Watched.of(town).stream()
                .filter(mailbox -> mailbox.isRelayed() && mailbox.isWatched())
                .forEach(mailbox -> relayed.missingSince(handle, mailbox.address())
                        .ifPresent(since -> troubles.add("- "
                                + post.texts()
                                        .words()
                                        .fill(
                                                "operator.no_evidence",
                                                language,
                                                Map.of(
                                                        "mailbox",
                                                        mailbox.address().toString(),
                                                        "since",
                                                        post.hours().written(since))))));
        figures.lastArrival(handle)
                .filter(last -> last.isBefore(before))
                .ifPresent(last -> troubles.add("- "
                        + post.texts()
                                .words()
                                .fill(
                                        "operator.no_mail",
                                        language,
                                        Map.of("since", post.hours().written(last)))));
        return troubles;
    }

    private void counted(String phrase, int count, Language language, List<String> troubles) {
        if (count > 0) {
            troubles.add("- "
                    + post.texts()
                            .words()
                            .fill("operator." + phrase, language, Map.of("count", Integer.toString(count))));
        }
    }
}
