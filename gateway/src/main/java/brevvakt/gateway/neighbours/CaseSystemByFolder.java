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
    private static final int LONGEST_NAME_BYTES = 200;
    private static final int LONGEST_ENDING = 10;

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
        String fits = shortened(safe.isBlank() ? "file" : safe);
        String name = fits;
        for (int i = 2; !taken.add(name); i++) {
            name = i + "-" + fits;
        }
        return name;
    }

    /** A file system counts the bytes of a name, not its letters; the ending says what it is and stays. */
    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - ending.length());
        while (bytes(stem + ending) > LONGEST_NAME_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + ending;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
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
