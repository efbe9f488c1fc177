package brevvakt.index.paper;

import brevvakt.casework.records.Masking;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Papers in one file to be handed out. Every paper is read again as a stranger would read it before anything is written:
 * what must not be seen is not in it, or there is no package (LAW-30).
 */
public final class PaperPackage {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private record Sheet(String name, byte[] pdf, Masking masking, List<String> ours) {}

    private final PaperPrinter printer = new PaperPrinter();
    private final List<Sheet> sheets = new ArrayList<>();

    /**
     * Adds a paper under a file name; of what the masking names, nothing may be read in it.
     *
     * @param ours lines of our own words in it, which may hold by chance what is withheld elsewhere
     */
    public void add(String name, Paper paper, Masking masking, List<String> ours) throws IOException {
        sheets.add(new Sheet(name, printer.print(paper), masking, List.copyOf(ours)));
    }

    /** Writes the package, whole or not at all; says which paper shows what it must not. */
    public Optional<String> write(Path file) throws IOException {
        for (Sheet sheet : sheets) {
            if (sheet.masking().isShownIn(PaperPrinter.everythingIn(sheet.pdf(), sheet.ours()))) {
                return Optional.of("something that is to be withheld can still be read in " + sheet.name());
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path half = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(zipped());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
            folder.force(true);
        }
        return Optional.empty();
    }

    /** The papers of a package as it was written: their names and bytes, in order. */
    public static Map<String, byte[]> read(Path file) throws IOException {
        Map<String, byte[]> papers = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                papers.put(entry.getName(), zip.readAllBytes());
            }
        }
        return papers;
    }

    private byte[] zipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Sheet sheet : sheets) {
                ZipEntry entry = new ZipEntry(sheet.name());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(sheet.pdf());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
