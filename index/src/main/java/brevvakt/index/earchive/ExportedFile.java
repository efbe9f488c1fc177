package brevvakt.index.earchive;

import brevvakt.casework.letter.Sha256;
import java.util.Optional;

/**
 * A file of the package.
 *
 * @param path from the package's own folder, in signs that every system takes
 * @param type its media type
 * @param size in bytes
 * @param calledOnce what it was called where it came from
 * @param madeFrom the path of the file of which it is a rendition
 */
record ExportedFile(
        String path, String type, long size, Sha256 digest, Optional<String> calledOnce, Optional<String> madeFrom) {

    /** Its place seen from a folder that holds it. */
    String from(String folder) {
        return path.startsWith(folder) ? path.substring(folder.length()) : path;
    }
}
