package brevvakt.casework.records;

import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.letter.EmailAddress;
import java.util.List;

/** Where a registered mail is still to be delivered: written by the registering transaction, ticked off one by one. */
public interface Deliveries {

    /**
     * One copy to deliver.
     *
     * @param folder {@code INBOX}, or the name of a folder that is made when it is not there
     * @param maybeDone an earlier run may have stopped between the delivery and its tick: look before delivering
     */
    record Delivery(EmailAddress mailbox, String folder, boolean maybeDone) {}

    /** What remains to be delivered of an arrival; the first to ask delivers for sure, the next must look. */
    List<Delivery> due(ArrivalId id);

    /**
     * The statement that ticks one delivery off. Whoever delivers runs it in the transaction that writes the copy, so that
     * neither is ever without the other. Its parameters: the number of the copy in its folder, by which its reading is
     * recognised (null where it lay there already), the arrival, the mailbox.
     */
    String tick();
}
