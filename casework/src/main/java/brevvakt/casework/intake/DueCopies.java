package brevvakt.casework.intake;

import brevvakt.casework.records.Carried;
import brevvakt.casework.records.CopyPost;
import brevvakt.casework.store.DeliveryRegister;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries copies into mailboxes: of what was registered by hand, and of letters that were moved. Done twice it is once. */
public final class DueCopies {
    private static final Logger LOG = LoggerFactory.getLogger(DueCopies.class);
    private static final int AT_ONCE = 100;

    private final DeliveryRegister deliveries;
    private final CopyPost post;

    public DueCopies(DeliveryRegister deliveries, CopyPost post) {
        this.deliveries = deliveries;
        this.post = post;
    }

    /** Carries what is owed, each once; a copy that could not be delivered is owed at the next round. */
    public void sweep() {
        List<Carried> due = deliveries.toCarry(Optional.empty(), AT_ONCE);
        while (!due.isEmpty()) {
            due.forEach(this::carry);
            due = deliveries.toCarry(Optional.of(due.get(due.size() - 1)), AT_ONCE);
        }
    }

    @SuppressWarnings("IllegalCatch") // whatever fails of one copy must not keep back those behind it
    private void carry(Carried copy) {
        try {
            post.deliver(copy);
        } catch (IOException | RuntimeException e) {
            LOG.warn("the copy of {} did not come into its mailbox; the next round tries again", copy.id(), e);
        }
    }
}
