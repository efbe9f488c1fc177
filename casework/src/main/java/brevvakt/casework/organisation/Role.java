package brevvakt.casework.organisation;

/** What somebody is trusted with beyond his own mailbox (DESIGN 5). */
public enum Role {
    /** Also everybody who is named manager of a unit. */
    MANAGER,
    /** Also everybody who is named registrar of a board. */
    REGISTRAR,
    IT,
    SERVICECENTRE,
    OPERATOR
}
