package brevvakt.mailets.register;

import javax.inject.Inject;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/**
 * Wakes the worker that sends what has become due. Changes nothing; were the knock lost, the sweeper comes anyway.
 *
 * <pre>{@code <mailet match="All" class="brevvakt.mailets.register.KnockForDuePost"/>}</pre>
 */
public final class KnockForDuePost extends GenericMailet {

    /** The door of the worker. */
    public interface Door {
        void knock();
    }

    private final Door door;

    @Inject
    public KnockForDuePost(Door door) {
        this.door = door;
    }

    @Override
    public void service(Mail mail) {
        door.knock();
    }
}
