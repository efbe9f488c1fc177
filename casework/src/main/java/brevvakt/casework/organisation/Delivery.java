package brevvakt.casework.organisation;

/** Where a mailbox is kept. */
public enum Delivery {
    /** Here. */
    HOSTED,
    /** In the mail system that the municipality has beside us. */
    RELAY
}
