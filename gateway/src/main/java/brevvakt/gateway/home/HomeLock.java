package brevvakt.gateway.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The right to open a home, held by one process at a time; the system takes it back when the process dies. */
public final class HomeLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path server;

    HomeLock(FileChannel channel, Path server) {
        this.channel = channel;
        this.server = server;
    }

    /** Says where the server listens, so that commands find it. To be said when every door is open. */
    public void announce(RunningServer running) throws IOException {
        new DurableFile(server).write(running.json());
    }

    /** Nobody is to look for the server any more. */
    public void withdraw() throws IOException {
        Files.deleteIfExists(server);
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            withdraw();
            channel.close();
        }
    }
}
