package brevvakt.gateway.settings;

import java.util.List;

/** The settings as written cannot be used; every fault is told, each with its place. */
public final class UnusableSettings extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    UnusableSettings(List<String> faults) {
        super(String.join(System.lineSeparator(), faults), null, false, false);
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
