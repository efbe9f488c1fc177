package brevvakt.casework.intake;

import brevvakt.casework.cases.CaseNumber;
import java.util.Optional;

/**
 * What a mail continues.
 *
 * @param number the case; empty for {@code NOTHING}
 * @param lostAnswer the record in that case whose delivery failed, where the mail is its bounce
 * @param lostMail the outbox id of our own mail whose delivery failed
 * @param answered a human of ours has answered in that case
 */
public record ThreadMatch(
        Kind kind,
        String how,
        Optional<CaseNumber> number,
        Optional<Integer> lostAnswer,
        Optional<Long> lostMail,
        boolean answered) {

    static final String BY_TOKEN = "reply-token";
    static final String BY_BOUNCE = "bounce";

    /** How sure we are. */
    public enum Kind {
        /** A letter of its own. */
        NOTHING,
        /** It belongs to the case. */
        JOINS,
        /** It belongs to the case by a sign of ours, but somebody else than the counterpart wrote it: a human looks. */
        JOINS_FOREIGN,
        /** It names a case that it cannot prove to belong to; never merged, a human looks (TRAPS 19, 20). */
        SUSPECT
    }

    static ThreadMatch nothing() {
        return new ThreadMatch(Kind.NOTHING, "", Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /**
     * The same of a mail whose author's address is forged: being the counterpart in name proves nothing, so only the
     * signed address that we gave the counterpart still leads into the case (TRAPS 20).
     */
    ThreadMatch doubted() {
        return kind == Kind.JOINS && !how.equals(BY_TOKEN) && !how.equals(BY_BOUNCE)
                ? new ThreadMatch(Kind.SUSPECT, how, number, lostAnswer, lostMail, answered)
                : this;
    }

    public boolean joins() {
        return kind == Kind.JOINS || kind == Kind.JOINS_FOREIGN;
    }
}
