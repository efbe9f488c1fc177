package brevvakt.gateway.neighbours;

import brevvakt.casework.handover.CaseSystem;
import brevvakt.casework.handover.HandoverPackage;
import brevvakt.casework.handover.HandoverPackage.Enclosure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A case system that fetches registrations from a folder: a folder each, which appears when all its files are on disk. A
 * package that was fetched and is handed over again after an interruption comes again under the same name.
 */
public final class CaseSystemByFolder implements CaseSystem {
    private final Path folder;

    public CaseSystemByFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public void take(HandoverPackage handed) throws IOException {
        Path finished = folder.resolve(handed.name());
        if (Files.isDirectory(finished)) {
            return;
        }
        Path passing = folder.resolve("." + handed.name() + ".passing");
        clear(passing);
        Files.createDirectories(passing);
        write(passing.resolve("cover.txt"), handed.mail().text().getBytes(StandardCharsets.UTF_8));
        Set<String> taken = new HashSet<>(List.of("cover.txt"));
        for (Enclosure enclosure : handed.enclosures()) {
            write(passing.resolve(free(enclosure.name(), taken)), enclosure.bytes());
        }
        force(passing);
        Files.move(passing, finished, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    /** A name that stays in the folder and that no other file there has. */
    private static String free(String wanted, Set<String> taken) {
        String safe = wanted.replaceAll("[^\\p{L}\\p{N}._ -]+", "_").replaceAll("^\\.+", "_");
        String name = safe.isBlank() ? "file" : safe;
        for (int i = 2; !taken.add(name); i++) {
            name = i + "-" + safe;
        }
        return name;
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void clear(Path leftover) throws IOException {
        if (Files.exists(leftover)) {
            try (Stream<Path> files = Files.walk(leftover)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
