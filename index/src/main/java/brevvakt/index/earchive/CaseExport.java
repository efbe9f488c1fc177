package brevvakt.index.earchive;

import brevvakt.casework.cases.Case;
import brevvakt.casework.handover.HandoverPackage.Enclosure;
import brevvakt.casework.handover.Papers;
import brevvakt.casework.letter.Sha256;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.records.Originals;
import brevvakt.casework.records.RecordEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A case as a package for the e-archive: E-ARK SIP with METS, PREMIS and ERMS (LAW-39), the originals as they came (LAW-35), a
 * readable PDF/A of each record, and beside it the same files in a plain folder for people. It takes nothing from the
 * register. Written again it replaces the one before, whole or not at all.
 */
public final class CaseExport {
    private static final String ORIGINAL = "representations/original/";
    private static final String READABLE = "representations/readable/";
    private static final int LONGEST_NAME = 80;

    private final Originals originals;
    private final Papers papers;
    private final Path exports;
    private final ArchiveSchemas schemas;

    /**
     * What was written.
     *
     * @param sip the folder that is the package
     * @param plain the folder for people, with a list of its digests in {@code SHA256SUMS}
     * @param missing records whose original is not there, by their numbers; their facts are in the package all the same
     * @param schemas those that its lists were held against, by the names of their files
     */
    public record Exported(Path sip, Path plain, int files, List<String> missing, List<String> schemas) {}

    /** @param exports the folder in which the packages are put */
    public CaseExport(Originals originals, Papers papers, Path exports, ArchiveSchemas schemas) {
        this.originals = originals;
        this.papers = papers;
        this.exports = exports;
        this.schemas = schemas;
    }

    /**
     * Writes the package of a case as it stands at an instant.
     *
     * @throws UnfitPackage where a list of it does not hold against its schema; the package before stays
     */
    public Exported write(CaseFile exported, Instant at) throws IOException, UnfitPackage {
        String name = plain(exported.row().file().number().toString());
        Path half = exports.resolve("." + name + ".new");
        clear(half);
        Path sip = Files.createDirectories(half.resolve(name));
        Path plain = Files.createDirectories(half.resolve("plain"));
        Writing writing = new Writing(sip, exported.row().file());
        List<String> missing = new ArrayList<>();
        for (RecordEntry entry : exported.records()) {
            if (!writing.record(entry)) {
                missing.add(entry.no()
                        .map(exported.row().file().number()::record)
                        .orElse(entry.arrivalId().value()));
            }
        }
        describe(exported, at, name, writing);
        people(writing, plain);
        ArchiveSchemas.Held held = schemas.hold(sip);
        if (!held.faults().isEmpty()) {
            clear(half);
            throw new UnfitPackage(held.faults());
        }
        int count = writing.written.size();
        force(half);
        Path finished = exports.resolve(name);
        clear(exports.resolve("." + name + ".old"));
        if (Files.exists(finished)) {
            Files.move(finished, exports.resolve("." + name + ".old"), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(half, finished, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(exports);
        clear(exports.resolve("." + name + ".old"));
        return new Exported(finished.resolve(name), finished.resolve("plain"), count, missing, held.by());
    }

    /** The files of the records go first; the lists name what then lies there, byte by byte. */
    private static void describe(CaseFile exported, Instant at, String name, Writing writing) throws IOException {
        List<ExportedFile> data = List.copyOf(writing.written);
        ExportedFile erms = writing.write(
                "metadata/descriptive/erms.xml", "text/xml", new Erms(exported, writing.ofRecord, at).written());
        ExportedFile premis =
                writing.write("metadata/preservation/premis.xml", "text/xml", new Premis(exported, data, at).written());
        String municipality = exported.organisation().municipality().name();
        String board = exported.organisation()
                .boardOf(exported.row().file().unit())
                .map(Board::name)
                .orElse(municipality);
        List<ExportedFile> lists = new ArrayList<>();
        for (String folder : List.of(ORIGINAL, READABLE)) {
            Mets of = new Mets(
                    folder.replaceAll("^.*?/|/$", ""), exported.row().file().heading(), at, municipality, board);
            List<ExportedFile> inside =
                    data.stream().filter(one -> one.path().startsWith(folder)).toList();
            lists.add(writing.write(folder + "METS.xml", "text/xml", of.ofRepresentation(folder, inside)));
        }
        Mets whole = new Mets(name, exported.row().file().heading(), at, municipality, board);
        writing.write("METS.xml", "text/xml", whole.ofPackage(erms, premis, lists));
    }

    /** The same bytes under names that a person understands, in one folder. */
    private static void people(Writing writing, Path plain) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (ExportedFile one : writing.written) {
            boolean data = one.path().contains("/data/");
            if (data || one.path().endsWith("erms.xml")) {
                String name = data ? one.path().replaceAll("^.*?/data/", "").replace('/', '-') : "erms.xml";
                Files.copy(writing.root.resolve(one.path()), plain.resolve(name));
                sums.append(one.digest().hex()).append("  ").append(name).append('\n');
            }
        }
        Files.writeString(plain.resolve("SHA256SUMS"), sums);
    }

    /** Files as they come into the package. */
    private final class Writing {
        private final Path root;
        private final Case file;
        private final List<ExportedFile> written = new ArrayList<>();
        private final Map<Long, List<ExportedFile>> ofRecord = new LinkedHashMap<>();

        Writing(Path root, Case file) {
            this.root = root;
            this.file = file;
        }

        /** The original, what lay in it, and its readable rendition; false where the original is not there. */
        boolean record(RecordEntry entry) throws IOException {
            String number = CaseExport.plain(entry.no()
                    .map(file.number()::record)
                    .orElse(entry.arrivalId().value()));
            if (!originals.holds(entry.original())) {
                return false;
            }
            List<ExportedFile> all = new ArrayList<>();
            String letter = ORIGINAL + "data/" + number + ".eml";
            try (InputStream bytes = originals.open(entry.original())) {
                all.add(write(letter, "message/rfc822", bytes, Optional.empty(), Optional.empty()));
            }
            Set<String> taken = new HashSet<>();
            for (Enclosure enclosure : papers.attachments(entry)) {
                String path = ORIGINAL + "data/" + number + "-attachments/" + free(enclosure.name(), taken);
                all.add(write(
                        path,
                        enclosure.type(),
                        new ByteArrayInputStream(enclosure.bytes()),
                        Optional.of(enclosure.name()),
                        Optional.of(letter)));
            }
            all.add(write(
                    READABLE + "data/" + number + ".pdf",
                    "application/pdf",
                    new ByteArrayInputStream(papers.readable(file, entry)),
                    Optional.empty(),
                    Optional.of(letter)));
            ofRecord.put(entry.id(), all);
            return true;
        }

        ExportedFile write(String path, String type, byte[] bytes) throws IOException {
            return write(path, type, new ByteArrayInputStream(bytes), Optional.empty(), Optional.empty());
        }

        private ExportedFile write(
                String path, String type, InputStream bytes, Optional<String> calledOnce, Optional<String> madeFrom)
                throws IOException {
            Path target = root.resolve(path);
            Files.createDirectories(target.getParent());
            long size;
            byte[] digest;
            try (OutputStream file = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW);
                    DigestOutputStream out = new DigestOutputStream(file, Sha256.digest())) {
                size = bytes.transferTo(out);
                digest = out.getMessageDigest().digest();
            }
            ExportedFile one = new ExportedFile(
                    path, type, size, new Sha256(HexFormat.of().formatHex(digest)), calledOnce, madeFrom);
            written.add(one);
            return one;
        }
    }

    /** A name that stays in its folder, in signs that every system takes, and that no other file there has. */
    private static String free(String wanted, Set<String> taken) {
        String safe = plain(wanted);
        String name = safe;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = i + "-" + safe;
        }
        return name;
    }

    private static String plain(String wanted) {
        String letters = Normalizer.normalize(wanted, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9.]+", "-")
                .replaceAll("\\.{2,}", ".")
                .replaceAll("^[.-]+|[.-]+$", "");
        String name = letters.length() <= LONGEST_NAME ? letters : letters.substring(letters.length() - LONGEST_NAME);
        return name.isEmpty() ? "file" : name;
    }

    private static void force(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path one : (Iterable<Path>) all::iterator) {
                forceFolder(one);
            }
        }
    }

    private static void forceFolder(Path one) throws IOException {
        try (FileChannel channel = FileChannel.open(one, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void clear(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> all = Files.walk(tree)) {
                for (Path one : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(one);
                }
            }
        }
    }
}
