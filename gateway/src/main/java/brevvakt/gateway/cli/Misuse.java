package brevvakt.gateway.cli;

/** The command line makes no sense; the message says why. */
final class Misuse extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Misuse(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
