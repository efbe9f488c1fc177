package brevvakt.gateway.cli;

import brevvakt.gateway.settings.NearName;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Caller;
import brevvakt.portal.api.Parameter;
import brevvakt.portal.api.Parameter.Kind;
import brevvakt.portal.api.VerbCatalogue;
import brevvakt.portal.api.VerbForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Understands a command line by the forms of the verbs, those of the house and those of this machine alike. */
final class LineReader {
    private static final Set<String> VALUED = Set.of("--home", "--by");
    private static final Set<String> FLAGS = Set.of("--json", "--public", "--help", "-h");
    private static final String WORDS = "words";

    private final List<VerbForm> forms;

    LineReader(VerbCatalogue catalogue) {
        this.forms = Stream.concat(LocalForms.all().stream(), catalogue.forms().stream())
                .toList();
    }

    List<VerbForm> forms() {
        return forms;
    }

    List<VerbForm> formsOf(String verb) {
        return forms.stream().filter(f -> f.verb().equals(verb)).toList();
    }

    Line read(List<String> args) throws Misuse {
        String verb = args.get(0);
        if (formsOf(verb).isEmpty()) {
            Set<String> verbs = forms.stream().map(VerbForm::verb).collect(Collectors.toSet());
            throw new Misuse("unknown verb '" + verb + "'" + new NearName(verbs).suggestedFor(verb));
        }
        List<String> rest = new ArrayList<>(args.subList(1, args.size()));
        VerbForm form = formOf(verb, rest);
        Line line = parsed(form, rest);
        if (!line.help()) {
            check(line);
        }
        return line;
    }

    /** Takes the sub-verb out of the rest, if there is one. */
    private VerbForm formOf(String verb, List<String> rest) throws Misuse {
        List<VerbForm> family = formsOf(verb);
        int second = firstWord(rest);
        if (second < rest.size()) {
            String word = rest.get(second);
            for (VerbForm form : family) {
                if (form.subVerb().filter(word::equals).isPresent()) {
                    rest.remove(second);
                    return form;
                }
            }
        }
        List<String> subVerbs =
                family.stream().flatMap(f -> f.subVerb().stream()).toList();
        Optional<VerbForm> alone =
                family.stream().filter(f -> f.subVerb().isEmpty()).findFirst();
        if (alone.isPresent()) {
            return alone.get();
        }
        if (rest.stream().anyMatch(Set.of("--help", "-h")::contains)) {
            return VerbForm.of(verb, "one of: " + String.join(", ", subVerbs));
        }
        String suggestion = second < rest.size() ? new NearName(subVerbs).suggestedFor(rest.get(second)) : "";
        throw new Misuse(verb + " needs one of: " + String.join(", ", subVerbs) + suggestion);
    }

    /** The place of the first word that is neither an option that every verb takes nor the value of one. */
    private static int firstWord(List<String> rest) {
        int i = 0;
        while (i < rest.size()) {
            String word = rest.get(i);
            if (VALUED.contains(word)) {
                i += 2;
            } else if (FLAGS.contains(word) || VALUED.stream().anyMatch(v -> word.startsWith(v + "="))) {
                i++;
            } else {
                return i;
            }
        }
        return rest.size();
    }

    private static Line parsed(VerbForm form, List<String> rest) throws Misuse {
        CommandLine parser = new CommandLine(spec(form));
        parser.setExpandAtFiles(false);
        try {
            ParseResult result = parser.parseArgs(rest.toArray(String[]::new));
            Map<String, String> options = new LinkedHashMap<>();
            for (Parameter option : form.options()) {
                Object value = result.matchedOptionValue("--" + option.name(), "");
                if (!value.toString().isEmpty()) {
                    options.put(option.name(), value.toString());
                }
            }
            String[] words = result.matchedPositionalValue(0, new String[0]);
            return new Line(
                    form,
                    options,
                    withNumbersJoined(form, List.of(words)),
                    Optional.ofNullable(result.matchedOptionValue("--home", null)),
                    Optional.ofNullable(result.matchedOptionValue("--by", null)),
                    result.hasMatchedOption("--json"),
                    result.hasMatchedOption("--help"));
        } catch (UnmatchedArgumentException e) {
            throw new Misuse(unknownOption(form, e.getUnmatched()));
        } catch (OverwrittenOptionException e) {
            throw new Misuse("option " + ((OptionSpec) e.getOverwritten()).longestName() + " must be given once");
        } catch (ParameterException e) {
            throw new Misuse(String.valueOf(e.getMessage()));
        }
    }

    private static CommandSpec spec(VerbForm form) {
        CommandSpec spec = CommandSpec.create().name(form.name());
        spec.addOption(valued("--home"));
        spec.addOption(valued("--by"));
        spec.addOption(flag("--json"));
        spec.addOption(flag("--help", "-h"));
        for (Parameter option : form.options()) {
            String name = "--" + option.name();
            spec.addOption(option.kind() == Kind.FLAG ? flag(name) : valued(name));
        }
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(WORDS)
                .index("0..*")
                .arity("0..*")
                .type(String[].class)
                .build());
        return spec;
    }

    private static OptionSpec valued(String name) {
        return OptionSpec.builder(name).type(String.class).arity("1").build();
    }

    private static OptionSpec flag(String name, String... others) {
        return OptionSpec.builder(name, others).type(boolean.class).arity("0").build();
    }

    private static String unknownOption(VerbForm form, List<String> unmatched) {
        String written = unmatched.get(0).split("=", 2)[0];
        List<String> names = Stream.concat(
                        Stream.of("--home", "--by", "--json"),
                        form.options().stream().map(o -> "--" + o.name()))
                .toList();
        return "unknown option: " + written + new NearName(names).suggestedFor(written);
    }

    /** A shell splits {@code Ks 417/2026} in two; they belong together wherever a number is asked for. */
    private static List<String> withNumbersJoined(VerbForm form, List<String> words) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            boolean number = joined.size() < form.positionals().size()
                    && form.positionals().get(joined.size()).kind() == Kind.NUMBER;
            boolean split = number
                    && i + 1 < words.size()
                    && words.get(i).matches("\\p{L}{1,6}")
                    && words.get(i + 1).matches("[0-9]+/[0-9]{4}(-[0-9]+)?");
            joined.add(split ? words.get(i) + " " + words.get(i + 1) : words.get(i));
            i += split ? 1 : 0;
        }
        return joined;
    }

    private static void check(Line line) throws Misuse {
        Map<String, List<String>> options = line.options().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
        Call call = new Call(
                line.form().name(), options, line.positionals(), Caller.administrator(line.by()), Optional.empty());
        Optional<String> misuse = line.form().misuseIn(call);
        if (misuse.isPresent()) {
            throw new Misuse(line.form().name() + ": " + misuse.get());
        }
        Optional<String> by = line.by().flatMap(LineReader::wrongUser);
        if (by.isPresent()) {
            throw new Misuse("--by " + by.get());
        }
    }

    private static Optional<String> wrongUser(String by) {
        return new Parameter("by", Kind.USER, List.of(), true, false, "").wrongWith(by);
    }
}
