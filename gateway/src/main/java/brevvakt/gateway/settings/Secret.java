package brevvakt.gateway.settings;

/** A password or key that shows itself to nobody who does not ask for it by name. */
public record Secret(String value) {
    static final String MASK = "***";

    @Override
    public String toString() {
        return MASK;
    }
}
