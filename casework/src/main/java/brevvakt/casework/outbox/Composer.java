package brevvakt.casework.outbox;

/** Makes the finished mail, headers included, out of what is due; the same mail every time. */
public interface Composer {
    OutgoingMail compose(OutboxMail mail);
}
