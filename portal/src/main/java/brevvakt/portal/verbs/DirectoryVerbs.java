package brevvakt.portal.verbs;

import brevvakt.casework.directory.Difference;
import brevvakt.casework.directory.Directory;
import brevvakt.casework.directory.DirectoryFault;
import brevvakt.casework.directory.DirectoryFile;
import brevvakt.casework.directory.DirectorySource;
import brevvakt.casework.directory.Doubt;
import brevvakt.casework.rollcall.RollCall;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The verb that takes people from a file or the directory server, or with {@code --dry-run} says what would change. */
public final class DirectoryVerbs implements Verbs {
    private final RollCall rollCall;
    private final DirectoryFile files;
    private final Optional<DirectorySource> server;
    private final Runnable knock;
    private final Clock clock;

    /** A verb upon these; the server is empty where none is configured. */
    public DirectoryVerbs(
            RollCall rollCall, DirectoryFile files, Optional<DirectorySource> server, Runnable knock, Clock clock) {
        this.rollCall = rollCall;
        this.files = files;
        this.server = server;
        this.knock = knock;
        this.clock = clock;
    }

    @Override
    public Answer call(Call call) {
        if (!call.verb().equals("directory import")) {
            return new Answer.Unknown();
        }
        String source = call.positional(0);
        try {
            Directory directory;
            if (source.equals("ldap")) {
                if (server.isEmpty()) {
                    return new Answer.Refused(
                            "no directory server is set; name it in conf/brevvakt.yaml, directory.ldap");
                }
                directory = server.get().read();
            } else if (call.body().isEmpty()) {
                return new Answer.Misused("directory import needs a CSV file, or the word ldap");
            } else {
                directory = files.read(call.body().get());
            }
            return answer(source, directory, call.flag("dry-run"));
        } catch (DirectoryFault e) {
            return new Answer.Refused("the directory cannot be read, yesterday's stays:\n" + e.getMessage());
        }
    }

    private Answer answer(String source, Directory directory, boolean dry) {
        RollCall.Result result =
                dry ? rollCall.dryRun(directory, clock.instant()) : rollCall.take(source, directory, clock.instant());
        if (!dry && !result.refusals().isEmpty()) {
            return new Answer.Refused(
                    "the directory was not taken in, yesterday's stays:\n" + String.join("\n", result.refusals()));
        }
        knock.run();
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("source", source);
        said.put("dryRun", dry);
        said.put("changed", result.changed());
        said.put("people", result.people());
        said.put(
                "differences",
                result.differences().stream().map(DirectoryVerbs::json).toList());
        said.put("doubts", result.doubts().stream().map(DirectoryVerbs::json).toList());
        said.put("ignoredHeadings", result.ignored());
        said.put("refusals", result.refusals());
        return new Answer.Done(said);
    }

    private static Map<String, Object> json(Difference difference) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", difference.kind().name());
        row.put("who", difference.who());
        row.put("field", difference.field());
        row.put("before", difference.before());
        row.put("after", difference.after());
        return row;
    }

    private static Map<String, Object> json(Doubt doubt) {
        return Map.of("who", doubt.username(), "what", doubt.kind().name(), "value", doubt.value());
    }
}
