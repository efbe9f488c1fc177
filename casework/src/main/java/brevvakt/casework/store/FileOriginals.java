package brevvakt.casework.store;

import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Originals;
import brevvakt.casework.records.Shredder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Originals as files: {@code ab/abcdef….eml} under a folder. A file is written under a passing name, forced to disk,
 * then given its name for ever; the folder is forced too, so that the name survives a power cut (ADR 004).
 */
public final class FileOriginals implements Originals, Shredder {
    private static final String PASSING = "passing";

    private static final int SHELVES = 256;

    private final Path folder;

    public FileOriginals(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve(PASSING));
        try (Stream<Path> leftovers = Files.list(folder.resolve(PASSING))) {
            for (Path leftover : leftovers.toList()) {
                Files.deleteIfExists(leftover);
            }
        }
        for (int shelf = 0; shelf < SHELVES; shelf++) {
            Files.createDirectories(folder.resolve(String.format(Locale.ROOT, "%02x", shelf)));
        }
        force(folder);
    }

    @Override
    public Kept keep(InputStream bytes) throws IOException {
        Path passing = folder.resolve(PASSING).resolve(UUID.randomUUID().toString());
        MessageDigest digest = Sha256.digest();
        long size = 0;
        try {
            try (FileChannel file =
                    FileChannel.open(passing, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                byte[] chunk = new byte[65_536];
                for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
                    digest.update(chunk, 0, read);
                    write(file, ByteBuffer.wrap(chunk, 0, read));
                    size += read;
                }
                file.force(false);
            }
            Sha256 name = new Sha256(HexFormat.of().formatHex(digest.digest()));
            give(passing, name);
            return new Kept(name, size);
        } finally {
            Files.deleteIfExists(passing);
        }
    }

    private void give(Path passing, Sha256 name) throws IOException {
        Path file = path(name);
        Path shelf = folder.resolve(name.hex().substring(0, 2));
        try {
            synchronized (this) {
                if (Files.exists(file)) {
                    Files.setLastModifiedTime(file, Files.getLastModifiedTime(passing));
                } else {
                    Files.move(passing, file, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (FileAlreadyExistsException e) {
            // the same bytes were given their name by another thread meanwhile: they are one original
            return;
        } finally {
            force(shelf);
        }
    }

    private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A file that is written now tells what time it is; one that was kept a day ago at most stays. */
    @Override
    public synchronized boolean shred(Sha256 original) throws IOException {
        Path file = path(original);
        if (!Files.exists(file)) {
            return true;
        }
        Path now = folder.resolve(PASSING).resolve(UUID.randomUUID().toString());
        try {
            Files.createFile(now);
            Instant youngest = Files.getLastModifiedTime(now).toInstant().minus(YOUNG);
            if (Files.getLastModifiedTime(file).toInstant().isAfter(youngest)) {
                return false;
            }
        } finally {
            Files.deleteIfExists(now);
        }
        Files.delete(file);
        force(folder.resolve(original.hex().substring(0, 2)));
        return true;
    }

    @Override
    public InputStream open(Sha256 digest) throws IOException {
        try {
            return Files.newInputStream(path(digest));
        } catch (NoSuchFileException e) {
            FileNotFoundException missing = new FileNotFoundException("the original " + digest + " is not kept here");
            missing.initCause(e);
            throw missing;
        }
    }

    @Override
    public boolean holds(Sha256 digest) {
        return Files.exists(path(digest));
    }

    @Override
    public Stream<Sha256> all() throws IOException {
        return Files.walk(folder, 2)
                .filter(file -> file.getFileName().toString().endsWith(".eml"))
                .map(file -> new Sha256(file.getFileName().toString().substring(0, 64)));
    }

    private Path path(Sha256 digest) {
        return folder.resolve(digest.hex().substring(0, 2)).resolve(digest.hex() + ".eml");
    }
}
