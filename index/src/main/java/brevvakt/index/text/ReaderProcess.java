package brevvakt.index.text;

import brevvakt.casework.letter.AttachmentText.Extracted;
import brevvakt.index.text.PageDrawing.Drawn;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The other side of {@link WalledAttachmentText}: a process of its own that reads one attachment after another from its
 * standard input, writes what came out to its standard output, and ends with its input.
 *
 * <p>A question is whether pages are to be drawn, name, type, length and bytes; an answer whether there is trouble, the trouble,
 * how many pieces, and of each its length and bytes: the text, or pages.
 */
public final class ReaderProcess {
    private ReaderProcess() {}

    /** @param args the limits: milliseconds, characters, bytes, depth, whether pictures are read; the folder it puts aside in */
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
        } finally {
            // the house may be gone, and then nobody else does it
            Scratch.delete(Path.of(args[5]));
        }
        System.exit(0);
    }

    private static void answer(TikaAttachmentText reader, DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            boolean drawn;
            try {
                drawn = in.readBoolean();
            } catch (EOFException e) {
                // the house has closed the door
                return;
            }
            String name = in.readUTF();
            String type = in.readUTF();
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            if (drawn) {
                Drawn pages = new PageDrawer().draw(bytes);
                answer(pages.trouble(), pages.pages(), out);
            } else {
                Extracted found = reader.read(name, type, new ByteArrayInputStream(bytes));
                answer(found.trouble(), List.of(found.text().getBytes(StandardCharsets.UTF_8)), out);
            }
        }
    }

    private static void answer(Optional<String> trouble, List<byte[]> pieces, DataOutputStream out) throws IOException {
        out.writeBoolean(trouble.isPresent());
        out.writeUTF(trouble.orElse(""));
        out.writeInt(pieces.size());
        for (byte[] piece : pieces) {
            out.writeInt(piece.length);
            out.write(piece);
        }
        out.flush();
    }
}
