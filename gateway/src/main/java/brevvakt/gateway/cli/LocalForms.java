package brevvakt.gateway.cli;

import brevvakt.portal.api.Parameter;
import brevvakt.portal.api.Parameter.Kind;
import brevvakt.portal.api.VerbForm;
import java.util.List;

/** The verbs that are done by this process: those that run the house, and those that need none. */
final class LocalForms {
    static final String SERVE = "serve";
    static final String DEMO = "demo";

    private static final Parameter PORT_BASE =
            optional("port-base", Kind.INT, "what the ports are counted from, 20000 by default");
    private static final Parameter FILES =
            new Parameter("file", Kind.FILE, List.of(), true, true, "mails, as FILE.eml");

    private LocalForms() {}

    static List<VerbForm> all() {
        return List.of(
                VerbForm.of(DEMO, "plays a day's mail of a made-up municipality, and stays up")
                        .with(flag("once", "ends when the story is told"), PORT_BASE),
                VerbForm.of(SERVE, "runs the house until it is stopped")
                        .with(
                                PORT_BASE,
                                optional("simulate", Kind.INSTANT, "time stands still there until it is moved")),
                VerbForm.of("workdays", "counts working days")
                        .with(
                                new Parameter("from", Kind.INSTANT, List.of(), true, false, "when it was received"),
                                new Parameter("days", Kind.INT, List.of(), true, false, "how many are promised"),
                                flag("explain", "says which days were counted")),
                VerbForm.of("read", "what the reader sees in a mail").at(FILES),
                VerbForm.of("classify", "says what letters are, from FILE.eml or standard input")
                        .at(new Parameter("file", Kind.FILE, List.of(), false, true, "mails, as FILE.eml"))
                        .with(
                                flag("jsonl", "an object a line, in and out"),
                                flag("explain", "also says which rules and words decided"),
                                flag("check", "names every broken rule, of the home or the project; judges nothing")),
                VerbForm.of("train", "makes the shipped model anew from the letters beside the rules"),
                VerbForm.of("evaluate", "measures the judge on the held-back letters, or on FILE.jsonl")
                        .at(new Parameter("file", Kind.FILE, List.of(), false, true, "labelled letters, as FILE.jsonl"))
                        .with(
                                optional("set", Kind.FILE, "a set of others instead: lines with text and group"),
                                optional("complaints", Kind.TEXT, "the group of the set that are complaints"),
                                flag("unseen", "by letters that teach, each judged by a model without it")));
    }

    static boolean contain(VerbForm form) {
        return all().stream().anyMatch(f -> f.name().equals(form.name()));
    }

    private static Parameter optional(String name, Kind kind, String meaning) {
        return new Parameter(name, kind, List.of(), false, false, meaning);
    }

    private static Parameter flag(String name, String meaning) {
        return optional(name, Kind.FLAG, meaning);
    }
}
