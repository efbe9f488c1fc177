package brevvakt.casework.outbox;

/** The last gate of an automatic answer: durable, so that it holds across a kill (ADR 006). */
public interface LeavesOnce {

    /**
     * Notes that a mail is about to be handed to the outside; when this returns, the note is on the disk.
     *
     * @param onceKey the name of the mail with the number of its try, at most 400 characters
     * @return false when the same had been noted before, so that it may have gone and must not go again
     */
    boolean mayLeave(String onceKey);
}
