package brevvakt.index.earchive;

import brevvakt.casework.cases.RecordedEvent;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.records.RecordEntry;
import brevvakt.casework.store.CaseRow;
import java.util.List;

/** A case with everything that belongs to it, as it stands when it is exported. */
public record CaseFile(CaseRow row, List<RecordEntry> records, List<RecordedEvent> events, Organisation organisation) {

    public CaseFile {
        records = List.copyOf(records);
        events = List.copyOf(events);
    }
}
