package brevvakt.gateway.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The directory with everything a house keeps: {@code conf/} what the municipality may change, {@code var/} what must not
 * be lost, {@code log/}, and {@code run/} for what goes with a running server. Only its owner may look into it.
 */
public final class Home {
    private static final int TOKEN_BYTES = 32;

    private final Path directory;

    /** A home that may not be there yet; nothing is made or read. */
    public Home(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    public Path directory() {
        return directory;
    }

    public Path conf() {
        return directory.resolve("conf");
    }

    /** Database, queue, originals, index. */
    public Path var() {
        return directory.resolve("var");
    }

    public Path log() {
        return directory.resolve("log");
    }

    public Path run() {
        return directory.resolve("run");
    }

    /** Somebody has made it. */
    public boolean exists() {
        return Files.isDirectory(conf()) && Files.isDirectory(var());
    }

    /**
     * Makes what is missing. {@code conf/} is copied once, whole or not at all; after that it is the municipality's, and
     * nothing is ever added or changed there.
     */
    public void make(Path projectConf) throws IOException {
        for (Path folder : List.of(directory, var(), log(), run())) {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ownerOnly("rwx------")));
            }
        }
        if (!Files.isDirectory(conf())) {
            Path half = directory.resolve("conf.new");
            remove(half);
            copy(projectConf, half);
            Files.move(half, conf(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /**
     * Takes the home for this process; empty when another process, or another server in this one, has it. What a killed
     * server left in {@code run/} is cleared away. A second try in the process that has it fails too, but may loosen the
     * first lock towards other processes: POSIX drops a file's locks with the first descriptor that is closed.
     */
    public Optional<HomeLock> lock() throws IOException {
        FileChannel channel =
                FileChannel.open(run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<FileLock> lock = tried(channel);
        if (lock.isEmpty()) {
            channel.close();
            return Optional.empty();
        }
        HomeLock taken = new HomeLock(channel, serverFile());
        taken.withdraw();
        return Optional.of(taken);
    }

    private static Optional<FileLock> tried(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    /** The server that says it runs here. */
    public Optional<RunningServer> server() throws IOException {
        return new DurableFile(serverFile()).read().flatMap(RunningServer::parse);
    }

    private Path serverFile() {
        return run().resolve("server.json");
    }

    /** The administrator's token of this home, if it has one. */
    public Optional<String> token() throws IOException {
        return new DurableFile(tokenFile()).read().map(String::strip).filter(t -> t.length() == 2 * TOKEN_BYTES);
    }

    /** The administrator's token, made at the first start; to be called with the lock held. */
    public String tokenMadeIfMissing() throws IOException {
        Optional<String> there = token();
        if (there.isPresent()) {
            Files.setPosixFilePermissions(tokenFile(), ownerOnly("rw-------"));
            return there.get();
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        String made = HexFormat.of().formatHex(bytes);
        new DurableFile(tokenFile()).write(made + "\n");
        return made;
    }

    private Path tokenFile() {
        return run().resolve("admin.token");
    }

    private static Set<PosixFilePermission> ownerOnly(String permissions) {
        return PosixFilePermissions.fromString(permissions);
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            throw new NoSuchFileException(from.toString(), null, "the project's conf/ is not there to be copied");
        }
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path done, @Nullable IOException trouble) throws IOException {
                Files.delete(done);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
