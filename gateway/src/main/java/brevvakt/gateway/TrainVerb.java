package brevvakt.gateway;

import brevvakt.casework.classify.Training;
import brevvakt.gateway.cli.LocalCall;
import brevvakt.gateway.cli.LocalVerb;
import java.io.IOException;

/** {@code brevvakt train}: makes the model that is shipped with the project, after letters or their reading changed. */
final class TrainVerb implements LocalVerb {
    @Override
    public int run(LocalCall call) throws IOException {
        call.out().println(Training.ofTheProject(Wiring.confClassify(call)));
        return 0;
    }
}
