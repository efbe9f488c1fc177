package brevvakt.casework.handover;

import brevvakt.casework.cases.Case;
import brevvakt.casework.handover.HandoverPackage.Enclosure;
import brevvakt.casework.records.RecordEntry;
import java.io.IOException;
import java.util.List;

/** The port that makes files out of a record: what every reader can open, and what lay in it. */
public interface Papers {

    /** The record as a paper that can be read without a mail program. */
    byte[] readable(Case file, RecordEntry entry) throws IOException;

    /** The files that lay in the mail, as they came. */
    List<Enclosure> attachments(RecordEntry entry) throws IOException;
}
