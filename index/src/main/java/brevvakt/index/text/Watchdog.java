package brevvakt.index.text;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Kills a process that lets somebody wait for longer than it may, or whose asker has been interrupted: a pipe knows of neither.
 * It looks a few times a second, since a thread for each question costs more than most answers.
 */
final class Watchdog {
    private static final long LOOK_EVERY_MILLIS = 100;

    private record Wait(Thread asker, long untilNanos) {}

    private final Process process;
    private Optional<Wait> wait = Optional.empty();
    private boolean late;
    private boolean killed;

    Watchdog(Process process) {
        this.process = process;
    }

    /** Watches until the process has ended. */
    static Watchdog over(Process process) {
        Watchdog dog = new Watchdog(process);
        Thread thread = new Thread(dog::watch, "attachment-watchdog");
        thread.setDaemon(true);
        thread.start();
        return dog;
    }

    private void watch() {
        try {
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once, at what is now. */
    synchronized void look() {
        wait.ifPresent(now -> {
            late = System.nanoTime() - now.untilNanos() > 0;
            if (late || now.asker().isInterrupted()) {
                kill();
            }
        });
    }

    /** The calling thread waits from now on. */
    synchronized void begin(Duration patience) {
        wait = Optional.of(new Wait(Thread.currentThread(), System.nanoTime() + patience.toNanos()));
    }

    synchronized void end() {
        wait = Optional.empty();
    }

    /** Somebody waited for too long. */
    synchronized boolean isLate() {
        return late;
    }

    synchronized boolean hasKilled() {
        return killed;
    }

    /** The process, and what it has started itself. */
    synchronized void kill() {
        killed = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
