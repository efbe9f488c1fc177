package brevvakt.index.text;

import brevvakt.casework.letter.AttachmentText.Extracted;
import brevvakt.index.text.PageDrawing.Drawn;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One process that reads attachments. It is killed when it does not answer in time, and ends with the house at the latest. */
final class Reader {
    private static final int OUT_OF_MEMORY = 3;
    private static final long PATIENCE_SECONDS = 5;

    private final Process process;
    private final Path scratch;
    private final DataOutputStream questions;
    private final DataInputStream answers;
    private final Watchdog watchdog;

    private Reader(Process process, Path scratch) {
        this.process = process;
        this.scratch = scratch;
        this.questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.watchdog = Watchdog.over(process);
    }

    /** Starts one; returns when it is ready to read. */
    static Reader start(ExtractionLimits limits, int megabytes, Duration patience)
            throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("brevvakt-reader");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-Xss2m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + scratch,
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                ReaderProcess.class.getName(),
                Long.toString(limits.time().toMillis()),
                Integer.toString(limits.chars()),
                Long.toString(limits.bytes()),
                Integer.toString(limits.depth()),
                Boolean.toString(limits.pictures()),
                scratch.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // tesseract takes every core there is, unless told
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        builder.environment().put("TMPDIR", scratch.toString());
        Reader reader = new Reader(begun(builder, scratch), scratch);
        boolean ready = false;
        try {
            ready = reader.within(patience, reader.answers::readBoolean);
            return reader;
        } finally {
            if (!ready) {
                reader.end();
            }
        }
    }

    private static Process begun(ProcessBuilder builder, Path scratch) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            Scratch.delete(scratch);
            throw e;
        }
    }

    boolean isAlive() {
        return process.isAlive() && !watchdog.hasKilled();
    }

    /** What came out of a question: pieces, and perhaps trouble. */
    private record Answer(Optional<String> trouble, List<byte[]> pieces) {}

    Extracted read(String name, String type, byte[] bytes, Duration patience) throws IOException, InterruptedException {
        Answer answer = ask(false, name, type, bytes, patience);
        return new Extracted(new String(answer.pieces().get(0), StandardCharsets.UTF_8), answer.trouble());
    }

    Drawn draw(byte[] bytes, Duration patience) throws IOException, InterruptedException {
        Answer answer = ask(true, "", "", bytes, patience);
        return new Drawn(answer.pieces(), answer.trouble());
    }

    private Answer ask(boolean drawn, String name, String type, byte[] bytes, Duration patience)
            throws IOException, InterruptedException {
        return within(patience, () -> {
            questions.writeBoolean(drawn);
            questions.writeUTF(name);
            questions.writeUTF(type);
            questions.writeInt(bytes.length);
            questions.write(bytes);
            questions.flush();
            boolean troubled = answers.readBoolean();
            String trouble = answers.readUTF();
            List<byte[]> pieces = new ArrayList<>();
            for (int left = answers.readInt(); left > 0; left--) {
                byte[] piece = new byte[answers.readInt()];
                answers.readFully(piece);
                pieces.add(piece);
            }
            return new Answer(troubled ? Optional.of(trouble) : Optional.empty(), pieces);
        });
    }

    private interface Talk<T> {
        T talk() throws IOException;
    }

    /**
     * The pipe has no time-out of its own: the watchdog kills the process, and that ends the talk. A process that crashes writes
     * what it likes, and lengths in it may be any number.
     */
    @SuppressWarnings("IllegalCatch")
    private <T> T within(Duration patience, Talk<T> talk) throws IOException, InterruptedException {
        watchdog.begin(patience);
        try {
            return talk.talk();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while the reader was asked");
            }
            throw new IOException("the reader broke off", e);
        } finally {
            watchdog.end();
        }
    }

    /** Why there was no answer, in words for the record. */
    String whatHappened() {
        if (watchdog.isLate()) {
            return "took longer than it may";
        }
        try {
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == OUT_OF_MEMORY
                    ? "needs more memory than there is"
                    : "its reader crashed";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "its reader crashed";
        }
    }

    /** With what it has started itself, and what it has put aside: a file that was being read outlives nobody. */
    void end() {
        watchdog.kill();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Scratch.delete(scratch);
    }
}
