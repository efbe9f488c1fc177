package brevvakt.casework.organisation;

import java.util.List;

/** An organisation file that cannot be understood; every fault is named, with its place in the file. */
public final class OrganisationFault extends Exception {
    private final List<String> faults;

    OrganisationFault(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
