package brevvakt.gateway.james;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A folder in which outgoing mail ends as files, one a mail, above each the envelope it would have had. Written twice,
 * a mail is one file.
 */
record OutgoingFolder(Path folder) {

    void write(String name, String sender, List<String> recipients, byte[] mime) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name.replaceAll("[^A-Za-z0-9._-]", "_") + ".eml");
        Path passing = Files.createTempFile(folder, ".passing", "");
        byte[] envelope = ("Return-Path: <" + sender + ">\r\nX-Envelope-To: " + String.join(", ", recipients) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(passing, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(envelope));
            ByteBuffer rest = ByteBuffer.wrap(mime);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(passing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
