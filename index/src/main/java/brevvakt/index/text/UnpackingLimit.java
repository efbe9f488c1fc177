package brevvakt.index.text;

import java.io.IOException;

/** Says that a document holds more than it may. */
final class UnpackingLimit extends IOException {
    UnpackingLimit(String what) {
        super(what);
    }
}
