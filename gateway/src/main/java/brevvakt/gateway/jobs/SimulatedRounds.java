package brevvakt.gateway.jobs;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Walks the schedule through simulated time: each job at its own instant, in order, with all that follows from it. */
public final class SimulatedRounds {
    private final List<Job> jobs;
    private final Consumer<Instant> clock;
    private final Runnable settle;

    /**
     * A walk over these jobs.
     *
     * @param jobs at the same instant done in this order
     * @param clock moves the clock of the house
     * @param settle returns when everything that is due has been done
     */
    public SimulatedRounds(List<Job> jobs, Consumer<Instant> clock, Runnable settle) {
        this.jobs = List.copyOf(jobs);
        this.clock = clock;
        this.settle = settle;
    }

    /** Goes from one instant to another; a job due at the first has been done, one due at the last is done. */
    public synchronized void walk(Instant from, Instant to) {
        settle.run();
        Instant at = from;
        for (Optional<Instant> next = nextAfter(at);
                next.filter(n -> !n.isAfter(to)).isPresent();
                next = nextAfter(at)) {
            at = next.get();
            Instant now = at;
            List<Job> due = jobs.stream().filter(job -> job.isDueAt(now)).toList();
            if (!due.isEmpty()) {
                clock.accept(now);
                due.forEach(job -> job.work().accept(now));
                settle.run();
            }
        }
        clock.accept(to);
        settle.run();
    }

    private Optional<Instant> nextAfter(Instant at) {
        return jobs.stream().flatMap(job -> job.nextAfter(at).stream()).min(Comparator.naturalOrder());
    }
}
