package brevvakt.index.query;

/** A question that cannot be understood: where, counted from one, and why. */
public final class Misunderstood extends Exception {
    private static final long serialVersionUID = 1L;

    private final int at;

    public Misunderstood(int at, String why) {
        super(why);
        this.at = at;
    }

    public int at() {
        return at;
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
