package brevvakt.gateway.james;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what several hands have to write in one transaction, so that they share one wait for the disk: whoever comes
 * while another writes finds his own written with the next. One that fails is separated from the others.
 */
final class GroupWriter {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final int MOST = 64;

    private final DataSource source;
    private final Queue<Job<?>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();
    private Optional<CopyTable> table = Optional.empty();

    GroupWriter(DataSource source) {
        this.source = source;
    }

    /** Something to write; it may be run twice, the first time being undone. */
    @FunctionalInterface
    interface Work<T> {
        T write(CopyTable table) throws SQLException;
    }

    private static final class Job<T> {
        private final Work<T> work;
        private boolean done;
        private Optional<T> result = Optional.empty();
        private Optional<SQLException> failure = Optional.empty();

        Job(Work<T> work) {
            this.work = work;
        }

        void run(CopyTable table) throws SQLException {
            result = Optional.of(work.write(table));
        }
    }

    /** Returns when the work is on the disk. */
    <T> T write(Work<T> work) throws SQLException {
        Job<T> job = new Job<>(work);
        waiting.add(job);
        turn.lock();
        try {
            while (!job.done) {
                writeWaiting();
            }
        } finally {
            turn.unlock();
        }
        if (job.failure.isPresent()) {
            throw job.failure.get();
        }
        return job.result.orElseThrow();
    }

    private void writeWaiting() {
        List<Job<?>> group = new ArrayList<>();
        for (Job<?> next = waiting.poll(); next != null; next = group.size() < MOST ? waiting.poll() : null) {
            group.add(next);
        }
        if (!isWritten(group)) {
            group.forEach(job -> isWritten(List.of(job)));
        }
    }

    /** A single job that fails has met its end; of a group nothing is known then. */
    @SuppressWarnings("IllegalCatch") // what one job throws must reach its own caller, not the one whose turn it is
    private boolean isWritten(List<Job<?>> group) {
        try {
            CopyTable open = opened();
            for (Job<?> job : group) {
                job.run(open);
            }
            open.commit();
        } catch (SQLException e) {
            undo();
            return group.size() == 1 && failed(group.get(0), e);
        } catch (RuntimeException e) {
            undo();
            return group.size() == 1 && failed(group.get(0), new SQLException("a copy cannot be written", e));
        }
        group.forEach(job -> job.done = true);
        return true;
    }

    private static boolean failed(Job<?> job, SQLException failure) {
        job.failure = Optional.of(failure);
        job.done = true;
        return true;
    }

    private CopyTable opened() throws SQLException {
        if (table.isEmpty()) {
            table = Optional.of(CopyTable.open(source));
        }
        return table.get();
    }

    private void undo() {
        try {
            if (table.isPresent()) {
                table.get().rollback();
            }
        } catch (SQLException e) {
            LOG.warn("the connection to the mailboxes is opened anew", e);
            giveBack();
        }
    }

    private void giveBack() {
        try {
            if (table.isPresent()) {
                table.get().close();
            }
        } catch (SQLException e) {
            LOG.debug("a broken connection did not close", e);
        }
        table = Optional.empty();
    }

    /** Gives the connection back; who writes afterwards takes another. */
    void close() {
        turn.lock();
        try {
            giveBack();
        } finally {
            turn.unlock();
        }
    }
}
