package brevvakt.casework.handover;

import java.io.IOException;

/** The port to the diary system of a board, in which what we register is kept too (SEED-28). */
public interface CaseSystem {

    /** Takes a package over durably; the same package again is taken once. An exception means: try again later. */
    void take(HandoverPackage handed) throws IOException;
}
