package brevvakt.casework.classify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A text model on disk: small, written whole or not at all. */
final class ModelFile {
    private static final int SIGN = 0x62767433;
    // of models that knew no notes, and before them of those in which every label was trusted alike
    private static final int WITHOUT_NOTES = 0x62767432;
    private static final int ALIKE = 0x62767431;
    private static final float NEVER = -40;
    private static final int MOST_TRAITS = 2_000_000;

    private ModelFile() {}

    static void write(TextModel model, Path file) throws IOException {
        write(model, file, false);
    }

    /** Writes a model; one that was taught with citizens' letters only its owner may read. */
    static void write(TextModel model, Path file, boolean ownerOnly) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(model, bytes);
        put(bytes.toByteArray(), file, ownerOnly);
    }

    /** The old file or the new one, whatever happens; on disk when it returns. */
    static void put(byte[] bytes, Path file, boolean ownerOnly) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh);
        if (ownerOnly) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static void write(TextModel model, OutputStream to) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(to))) {
            out.writeInt(SIGN);
            out.writeUTF(model.lessons());
            out.writeInt(TextModel.QUESTIONS);
            out.writeInt(model.book().size());
            long before = 0;
            for (int trait = 0; trait < model.book().size(); trait++) {
                out.writeLong(model.book().trait(trait) - before);
                before = model.book().trait(trait);
            }
            for (int trait = 0; trait < model.book().size(); trait++) {
                out.writeFloat(model.book().rarity(trait));
            }
            for (int question = 0; question < TextModel.QUESTIONS; question++) {
                out.writeFloat(model.heads().bias(question));
                out.writeFloat(model.heads().unit(question));
                out.write(model.heads().steps(question));
            }
            write(model.mixture(), out);
            write(model.ofNotes(), out);
            write(model.individual(), out);
            write(model.personal(), out);
            write(model.sensitive(), out);
        }
    }

    private static void write(Mixture mixture, DataOutputStream out) throws IOException {
        for (double each : mixture.trust()) {
            out.writeDouble(each);
        }
    }

    private static void write(Likelihood likelihood, DataOutputStream out) throws IOException {
        out.writeDouble(likelihood.ofText());
        out.writeDouble(likelihood.ofRules());
        out.writeDouble(likelihood.bias());
    }

    /** Reads a model; one that is broken or of another version is refused. */
    static TextModel read(Path file) {
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(Files.newInputStream(file)), 1 << 16))) {
            int sign = in.readInt();
            if (sign != SIGN && sign != WITHOUT_NOTES && sign != ALIKE) {
                throw new BrokenRules(file, "", "is no model; put one there that brevvakt train or teach has made");
            }
            String lessons = in.readUTF();
            int questions = in.readInt();
            int traits = in.readInt();
            if (questions != (sign == SIGN ? TextModel.QUESTIONS : TextModel.NOTE)
                    || traits < 0
                    || traits > MOST_TRAITS) {
                throw new BrokenRules(
                        file, "", "is a model of another version; put the one of this version there, or teach anew");
            }
            TraitBook book = book(in, traits);
            float[][] weights = new float[TextModel.QUESTIONS][traits];
            float[] biases = new float[TextModel.QUESTIONS];
            biases[TextModel.NOTE] = NEVER;
            for (int question = 0; question < questions; question++) {
                biases[question] = in.readFloat();
                float unit = in.readFloat();
                byte[] steps = in.readNBytes(traits);
                for (int trait = 0; trait < steps.length; trait++) {
                    weights[question][trait] = steps[trait] * unit;
                }
            }
            int labels = TextModel.LABELS.size();
            int answers = sign == SIGN ? TextModel.VOICES : labels;
            int kept = sign == ALIKE ? Mixture.SHARED + labels : Mixture.size(labels, answers);
            Mixture mixture = mixture(in, answers, kept);
            return new TextModel(
                    lessons,
                    book,
                    new Heads(weights, biases),
                    mixture,
                    sign == SIGN ? mixture(in, answers, kept) : mixture,
                    likelihood(in),
                    likelihood(in),
                    likelihood(in));
        } catch (IOException e) {
            throw new BrokenRules(
                    file, "", "cannot be read: " + e.getMessage() + "; put a whole model there, or teach --rollback");
        }
    }

    private static Mixture mixture(DataInputStream in, int answers, int kept) throws IOException {
        int labels = TextModel.LABELS.size();
        double[] trust = new double[Mixture.size(labels, answers)];
        for (int i = 0; i < kept; i++) {
            trust[i] = in.readDouble();
        }
        return new Mixture(trust, labels);
    }

    private static TraitBook book(DataInputStream in, int traits) throws IOException {
        long[] sorted = new long[traits];
        long before = 0;
        for (int trait = 0; trait < traits; trait++) {
            before += in.readLong();
            sorted[trait] = before;
        }
        float[] rarity = new float[traits];
        for (int trait = 0; trait < traits; trait++) {
            rarity[trait] = in.readFloat();
        }
        return new TraitBook(sorted, rarity);
    }

    private static Likelihood likelihood(DataInputStream in) throws IOException {
        return new Likelihood(in.readDouble(), in.readDouble(), in.readDouble());
    }
}
