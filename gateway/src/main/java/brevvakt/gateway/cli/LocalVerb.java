package brevvakt.gateway.cli;

import java.io.IOException;

/** A verb that is done here and now, without a home or a server. */
public interface LocalVerb {

    /** Does it; 0 when done, 1 when something could not be done, 2 when a value makes no sense. */
    int run(LocalCall call) throws IOException;
}
