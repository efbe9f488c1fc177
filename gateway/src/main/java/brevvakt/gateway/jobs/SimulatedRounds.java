package brevvakt.gateway.jobs;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<Job, Instant> next = new LinkedHashMap<>();
        jobs.forEach(job -> job.nextAfter(from).ifPresent(at -> next.put(job, at)));
        for (Optional<Instant> at = earliest(next, to); at.isPresent(); at = earliest(next, to)) {
            Instant now = at.get();
            List<Job> due = next.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(now))
                    .map(Map.Entry::getKey)
                    .toList();
            due.forEach(
                    job -> job.nextAfter(now).ifPresentOrElse(later -> next.put(job, later), () -> next.remove(job)));
            List<Job> wanted =
                    due.stream().filter(job -> job.wanted().test(now)).toList();
            if (!wanted.isEmpty()) {
                clock.accept(now);
                wanted.forEach(job -> job.work().accept(now));
                settle.run();
            }
        }
        clock.accept(to);
        settle.run();
    }

    private static Optional<Instant> earliest(Map<Job, Instant> next, Instant last) {
        return next.values().stream().min(Comparator.naturalOrder()).filter(at -> !at.isAfter(last));
    }
}
