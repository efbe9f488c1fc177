package brevvakt.index.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** A project of macros as Office keeps one, with one module ([MS-OVBA] 2.3.4.2); what reads macros reads it. */
final class MacroProject {
    private static final String MODULE = "ThisDocument";
    private static final int MOST_OF_A_CHUNK = 4_096;

    private MacroProject() {}

    /** As the one part of a file of its own, the way the newer formats keep it. */
    static byte[] file(String code) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            into(files.getRoot(), code);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            files.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }

    /** Into a folder of an older file. */
    static void into(DirectoryEntry project, String code) throws IOException {
        DirectoryEntry vba = project.createDirectory("VBA");
        vba.createDocument("dir", new ByteArrayInputStream(compressed(directory())));
        vba.createDocument(MODULE, new ByteArrayInputStream(compressed(ascii(code))));
        vba.createDocument("_VBA_PROJECT", new ByteArrayInputStream(record(0x61CC, 0xFFFF, new byte[] {0})));
        project.createDocument(
                "PROJECT",
                new ByteArrayInputStream(ascii("Document=" + MODULE + "/&H00000000\r\nName=\"Project\"\r\n")));
    }

    private static byte[] directory() throws IOException {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        records.write(record(0x01, 4, integer(1)));
        records.write(record(0x03, 2, shortly(1252)));
        records.write(record(0x04, 7, ascii("Project")));
        records.write(record(0x0F, 2, shortly(1)));
        records.write(record(0x13, 2, shortly(0xFFFF)));
        records.write(record(0x19, MODULE.length(), ascii(MODULE)));
        records.write(record(0x1A, MODULE.length(), ascii(MODULE)));
        records.write(record(0x32, 2 * MODULE.length(), MODULE.getBytes(StandardCharsets.UTF_16LE)));
        records.write(record(0x31, 4, integer(0)));
        records.write(record(0x22, 0, new byte[0]));
        records.write(record(0x2B, 0, new byte[0]));
        records.write(record(0x10, 0, new byte[0]));
        return records.toByteArray();
    }

    private static byte[] record(int id, int length, byte[] content) {
        return ByteBuffer.allocate(6 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) id)
                .putInt(length)
                .put(content)
                .array();
    }

    private static byte[] integer(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private static byte[] shortly(int value) {
        return ByteBuffer.allocate(2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) value)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** One chunk of signs that stand for themselves, eight after each byte of flags ([MS-OVBA] 2.4.1). */
    private static byte[] compressed(byte[] plain) throws IOException {
        ByteArrayOutputStream tokens = new ByteArrayOutputStream();
        for (int from = 0; from < plain.length; from += 8) {
            tokens.write(0);
            tokens.write(plain, from, Math.min(8, plain.length - from));
        }
        if (tokens.size() > MOST_OF_A_CHUNK) {
            throw new IllegalArgumentException("a module of more than one chunk: " + plain.length);
        }
        ByteArrayOutputStream container = new ByteArrayOutputStream();
        container.write(1);
        container.write(shortly(0xB000 | tokens.size() - 1));
        container.write(tokens.toByteArray());
        return container.toByteArray();
    }
}
