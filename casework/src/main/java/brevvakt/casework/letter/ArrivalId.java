package brevvakt.casework.letter;

import java.util.regex.Pattern;

/** Names one arrival of one mail, made once at the end of SMTP DATA; it survives splitting, retries and restarts. */
public record ArrivalId(String value) {
    private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9-]{8,64}");

    public ArrivalId {
        if (!WRITTEN.matcher(value).matches()) {
            throw new IllegalArgumentException("no arrival id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
