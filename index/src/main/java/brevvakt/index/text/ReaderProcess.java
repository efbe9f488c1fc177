package brevvakt.index.text;

import brevvakt.casework.letter.AttachmentText.Extracted;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The other side of {@link WalledAttachmentText}: a process of its own that reads one attachment after another from its
 * standard input, writes what came out to its standard output, and ends with its input.
 *
 * <p>A question is name, type, length and bytes; an answer whether there is trouble, the trouble, length and bytes of the text.
 */
public final class ReaderProcess {
    private ReaderProcess() {}

    /** @param args the limits: milliseconds, characters, bytes, depth, whether pictures are read */
    public static void main(String[] args) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out))) {
            // what a library prints must not come between the answers
            System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
            ExtractionLimits limits = new ExtractionLimits(
                    Duration.ofMillis(Long.parseLong(args[0])),
                    Integer.parseInt(args[1]),
                    Long.parseLong(args[2]),
                    Integer.parseInt(args[3]),
                    Boolean.parseBoolean(args[4]));
            TikaAttachmentText reader = new TikaAttachmentText(limits);
            Documents.load(limits.pictures());
            out.writeBoolean(true);
            out.flush();
            answer(reader, in, out);
        }
        System.exit(0);
    }

    private static void answer(TikaAttachmentText reader, DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            String name;
            try {
                name = in.readUTF();
            } catch (EOFException e) {
                // the house has closed the door
                return;
            }
            String type = in.readUTF();
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            Extracted found = reader.read(name, type, new ByteArrayInputStream(bytes));
            byte[] text = found.text().getBytes(StandardCharsets.UTF_8);
            out.writeBoolean(found.trouble().isPresent());
            out.writeUTF(found.trouble().orElse(""));
            out.writeInt(text.length);
            out.write(text);
            out.flush();
        }
    }
}
