package brevvakt.gateway.cli;

import brevvakt.gateway.home.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Where a command reads and writes.
 *
 * @param columns how wide the terminal is; empty where nobody looks, and lines may be long
 * @param watched a person looks at the errors, and likes to see that something goes on
 */
public record Streams(InputStream in, PrintStream out, PrintStream err, Optional<Integer> columns, boolean watched) {

    /** Says on the error stream why a command ends with this code. */
    int said(int code, String reason) {
        err.println("brevvakt: " + reason);
        return code;
    }

    /** Where the log of this process goes; to be said before anything logs. */
    void logInto(Home home) {
        System.setProperty("brevvakt.log", home.log().toString());
    }

    /** What went wrong, for a person: the kind of trouble, and what the system says about it. */
    static String told(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return "no such file: " + missing.getFile();
        }
        String name = e.getClass().getSimpleName().replaceAll("(\\p{Lower})(\\p{Upper})", "$1 $2");
        return e.getMessage() == null ? name : name + ": " + e.getMessage();
    }
}
