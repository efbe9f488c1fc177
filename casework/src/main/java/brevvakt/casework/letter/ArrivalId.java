package brevvakt.casework.letter;

/** Names one arrival of one mail, made once at the end of SMTP DATA; it survives splitting, retries and restarts. */
public record ArrivalId(String value) {

    public ArrivalId {
        if (!value.matches("[A-Za-z0-9-]{8,64}")) {
            throw new IllegalArgumentException("no arrival id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
