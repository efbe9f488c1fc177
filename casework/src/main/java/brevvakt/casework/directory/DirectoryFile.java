package brevvakt.casework.directory;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the directory out of a CSV file as it comes: UTF-8 with or without a byte order mark, UTF-16 with one, or the
 * letters of Windows; comma, semicolon or tab between the fields, whichever its first line has most of.
 */
public final class DirectoryFile {
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<Character> SEPARATORS = List.of(';', ',', '\t');

    private final DirectoryNames names;

    public DirectoryFile(DirectoryNames names) {
        this.names = names;
    }

    /** The directory of a file; a line with too few or too many fields is a fault, for the file may have been cut off. */
    public Directory read(byte[] file) throws DirectoryFault {
        if (file.length > MOST_BYTES) {
            throw new DirectoryFault("the file has " + file.length + " bytes; a directory has at most " + MOST_BYTES);
        }
        String text = decoded(file);
        if (text.isBlank()) {
            throw new DirectoryFault("the file is empty; see what the system that writes it did");
        }
        if (text.indexOf('\0') >= 0) {
            throw new DirectoryFault("the file is no text; export the directory as CSV");
        }
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(text))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            return directory(records.stream());
        } catch (CsvParseException e) {
            throw new DirectoryFault("the file cannot be read as CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new DirectoryFault("the file cannot be read: " + e.getMessage());
        }
    }

    private Directory directory(Stream<CsvRecord> records) throws DirectoryFault {
        List<CsvRecord> all = records.toList();
        List<Optional<Column>> columns = columns(all.get(0));
        List<Entry> entries = new ArrayList<>(all.size());
        List<String> faults = new ArrayList<>();
        for (CsvRecord row : all.subList(1, all.size())) {
            if (row.getFields().stream().allMatch(String::isBlank)) {
                continue;
            }
            if (row.getFieldCount() != columns.size()) {
                faults.add("line " + row.getStartingLineNumber() + " has " + row.getFieldCount() + " fields instead of "
                        + columns.size() + "; see whether the file was cut off or a field needs quotes");
            } else {
                entries.add(entry(row, columns));
            }
        }
        if (!faults.isEmpty()) {
            throw new DirectoryFault(faults);
        }
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String heading = all.get(0).getField(i).strip();
            if (columns.get(i).isEmpty() && !heading.isEmpty()) {
                ignored.add(heading);
            }
        }
        return new Directory(columns.stream().flatMap(Optional::stream).collect(Collectors.toSet()), entries, ignored);
    }

    private List<Optional<Column>> columns(CsvRecord header) throws DirectoryFault {
        List<Optional<Column>> columns = header.getFields().stream()
                .map(heading ->
                        Optional.ofNullable(names.headings().get(heading.strip().toLowerCase(Locale.ROOT))))
                .toList();
        List<String> faults = new ArrayList<>();
        for (Column column : Column.values()) {
            long count = columns.stream().filter(Optional.of(column)::equals).count();
            if (count > 1) {
                faults.add("the first line has " + count + " headings for " + column.key() + "; keep one");
            }
            if (count == 0 && column.isNeeded()) {
                faults.add("the first line has no heading for " + column.key()
                        + "; add the column, or name its heading in conf/directory.yaml");
            }
        }
        if (!faults.isEmpty()) {
            throw new DirectoryFault(faults);
        }
        return columns;
    }

    private static Entry entry(CsvRecord row, List<Optional<Column>> columns) {
        Map<Column, String> values = new EnumMap<>(Column.class);
        for (int i = 0; i < columns.size(); i++) {
            String field = row.getField(i);
            columns.get(i).ifPresent(column -> values.put(column, field));
        }
        return new Entry("line " + row.getStartingLineNumber(), values);
    }

    /** A byte order mark says it; else what is UTF-8 throughout is that, and anything else came from Windows. */
    private static String decoded(byte[] file) {
        if (startsWith(file, 0xFF, 0xFE)) {
            return new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(file, 0xFE, 0xFF)) {
            return new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE);
        }
        int from = startsWith(file, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file, from, file.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(file, from, file.length - from, WINDOWS);
        }
    }

    private static boolean startsWith(byte[] file, int... mark) {
        if (file.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((file[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static char separator(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return SEPARATORS.stream()
                .max((a, b) -> Long.compare(count(first, a), count(first, b)))
                .orElse(',');
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }
}
