package brevvakt.gateway;

import brevvakt.casework.classify.RobotRules;
import brevvakt.gateway.cli.LocalCall;
import brevvakt.gateway.cli.LocalVerb;
import brevvakt.mailets.reading.LettersAsJson;
import brevvakt.mailets.reading.ReadingLimits;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code brevvakt read}: what the reader sees in mail files. */
final class ReadVerb implements LocalVerb {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .build();

    @Override
    public int run(LocalCall call) throws IOException {
        RobotRules robots = RobotRules.load(Wiring.projectConf().resolve("classify"));
        LettersAsJson letters = new LettersAsJson(
                Reading.reader(ReadingLimits.usual()), letter -> robots.judge(letter, Optional.empty()));
        List<Map<String, Object>> rows =
                letters.of(call.positionals().stream().map(Path::of).toList());
        call.out().println(JSON.writeValueAsString(rows));
        return rows.stream().anyMatch(row -> row.containsKey("error")) ? 1 : 0;
    }
}
