package brevvakt.gateway.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Shows somebody who waits that something goes on: a dot a second, from the third on. */
final class Patience implements AutoCloseable {
    private static final int SILENT_SECONDS = 2;

    private final CountDownLatch over = new CountDownLatch(1);
    private final PrintStream err;
    private final Thread thread;

    Patience(PrintStream err) {
        this.err = err;
        this.thread = new Thread(this::dots, "patience");
        thread.setDaemon(true);
    }

    void begin() {
        thread.start();
    }

    private void dots() {
        boolean shown = false;
        try {
            for (int second = 1; !over.await(1, TimeUnit.SECONDS); second++) {
                if (second > SILENT_SECONDS) {
                    shown = true;
                    err.print('.');
                    err.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (shown) {
            err.println();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
