package brevvakt.gateway.james;

import java.util.concurrent.locks.ReentrantLock;
import org.apache.openjpa.kernel.BrokerImpl;

/**
 * What stands behind an entity manager when several threads serve one mail session. OpenJPA's own has a lock, and each
 * row read through it another; a reader takes the row's first and the end of the request takes its own first, so that
 * a request that ends under a reader stops both for ever. Here there is one lock only.
 */
@SuppressWarnings("unchecked")
public final class OneLockBroker extends BrokerImpl {
    private static final long serialVersionUID = 1;

    private transient ReentrantLock one = new ReentrantLock();

    /** Whatever is asked: rows have no locks of their own, and each manager has its lock, not that of its template. */
    @Override
    public void setMultithreaded(boolean asked) {
        one = new ReentrantLock();
        super.setMultithreaded(false);
    }

    @Override
    public void lock() {
        one.lock();
    }

    @Override
    public void unlock() {
        one.unlock();
    }
}
