package brevvakt.casework.cases;

/** Where a case stands (DESIGN 3; docs/states.md shows the arrows). */
public enum CaseStatus {
    RECEIVED,
    PROPOSED,
    CONFIRMED,
    REGISTERED,
    ASSIGNED,
    INTERIM,
    ANSWERED,
    SATISFIED,
    DISSATISFIED,
    MANAGER_REVIEW,
    NO_REACTION,
    CLOSE_REQUESTED,
    CLOSED,
    HANDED_OVER,
    MERGED,
    CANCELLED;

    /** Nothing more happens in the case, except that its records are kept. */
    public boolean isEnded() {
        return this == CLOSED || this == HANDED_OVER || this == MERGED || this == CANCELLED;
    }

    /** A human of ours has answered, and the complainant has been heard or may still react. */
    public boolean isAnswered() {
        return this == ANSWERED || this == SATISFIED || this == NO_REACTION || this == CLOSE_REQUESTED;
    }
}
