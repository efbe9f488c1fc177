package brevvakt.casework.classify;

import brevvakt.casework.letter.EmailAddress;
import java.util.Optional;

/**
 * What is known about a letter beside its words.
 *
 * @param mailbox the address it came to; the first of ours among several
 * @param addressee what kind of mailbox that is
 * @param care the unit's field, where secrecy is the rule: social, health or school
 * @param fromStaff the author is one of our own employees, as far as the envelope vouches for it
 * @param thread what the letter continues
 */
public record Circumstances(
        Optional<EmailAddress> mailbox, Addressee addressee, Optional<Care> care, boolean fromStaff, Thread thread) {

    /** Whose mailbox a letter came to. */
    public enum Addressee {
        FUNCTIONAL,
        PERSONAL,
        ABSENCE,
        TELEPHONE,
        UNKNOWN
    }

    /** Fields of work whose mailboxes are individual and secret until shown otherwise (DOMAIN 5.3). */
    public enum Care {
        SOCIAL,
        HEALTH,
        SCHOOL
    }

    /** What a letter continues. */
    public enum Thread {
        NOTHING,
        /** A case of ours that has had only automatic mail from us. */
        UNANSWERED_CASE,
        /** A case in which a human of ours has answered. */
        ANSWERED_CASE
    }

    /** A letter of which nothing but its own words is known. */
    public static Circumstances unknown() {
        return new Circumstances(Optional.empty(), Addressee.UNKNOWN, Optional.empty(), false, Thread.NOTHING);
    }
}
