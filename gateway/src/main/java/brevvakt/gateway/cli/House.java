package brevvakt.gateway.cli;

import brevvakt.gateway.home.Home;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import java.io.IOException;

/** The whole house, opened only by the verbs that need it in this process. */
public interface House {

    /** Runs the server until it is told to stop; the exit code of the process. */
    int serve(ServeOptions options) throws IOException;

    /** Plays a day's mail in a scratch home; the exit code of the process. */
    int demo(DemoOptions options) throws IOException;

    /** Answers without a server, from a home that no server has open. The home may have to be made first. */
    Answer offline(Call call, Home home) throws IOException;
}
