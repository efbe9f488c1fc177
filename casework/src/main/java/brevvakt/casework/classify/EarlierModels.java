package brevvakt.casework.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The models that were in force before, the newest few, beside the one that is. Each step can be done twice: what was
 * interrupted is finished by doing it again.
 */
final class EarlierModels {
    private static final int KEPT = 5;

    private final Path folder;
    private final Path inForce;

    EarlierModels(Path confClassify) {
        this.folder = confClassify.resolve("earlier-models");
        this.inForce = confClassify.resolve(Judge.MODEL);
    }

    /** Puts a model into force and keeps the one before. */
    void replaceBy(TextModel model) throws IOException {
        byte[] before = Files.readAllBytes(inForce);
        List<Path> kept = all();
        boolean isKept = !kept.isEmpty() && Arrays.equals(before, Files.readAllBytes(kept.get(kept.size() - 1)));
        if (!isKept) {
            Files.createDirectories(folder);
            ModelFile.put(before, folder.resolve(name(kept)), true);
        }
        ModelFile.write(model, inForce, true);
        List<Path> now = all();
        for (Path old : now.subList(0, Math.max(0, now.size() - KEPT))) {
            Files.deleteIfExists(old);
        }
    }

    /** Puts the model before the present one back into force; empty where none is kept. */
    Optional<TextModel> rollBack() throws IOException {
        List<Path> kept = all();
        byte[] present = Files.readAllBytes(inForce);
        for (int i = kept.size() - 1; i >= 0; i--) {
            byte[] before = Files.readAllBytes(kept.get(i));
            if (!Arrays.equals(before, present)) {
                TextModel model = ModelFile.read(kept.get(i));
                ModelFile.put(before, inForce, true);
                Files.deleteIfExists(kept.get(i));
                return Optional.of(model);
            }
            Files.deleteIfExists(kept.get(i));
        }
        return Optional.empty();
    }

    private String name(List<Path> kept) {
        int last = kept.isEmpty()
                ? 0
                : Integer.parseInt(
                        String.valueOf(kept.get(kept.size() - 1).getFileName()).substring(0, 6));
        return String.format(Locale.ROOT, "%06d.bin", last + 1);
    }

    private List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("[0-9]{6}\\.bin"))
                    .sorted()
                    .toList();
        }
    }
}
