package brevvakt.portal.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one verb takes, and how it may be asked.
 *
 * @param name the verb with its sub-verb, such as {@code absence add}
 * @param meaning what it does, in few words
 */
public record VerbForm(
        String name, String meaning, List<Parameter> positionals, List<Parameter> options, Set<Trait> traits) {

    /** How a verb may be asked. */
    public enum Trait {
        /** Changes nothing; answers to GET, and takes a person's or the public's eyes. */
        READING,
        /** Somebody must be named who acts. */
        ACT,
        /** For the holder of the administrator's token alone. */
        ADMINISTRATOR,
        /** May take longer than anybody waits for an ordinary answer. */
        LONG,
        /** Opens the home itself where no server is up. */
        OFFLINE
    }

    public VerbForm {
        positionals = List.copyOf(positionals);
        options = List.copyOf(options);
        traits = Set.copyOf(traits);
    }

    /** A form without positionals or options; see {@link #at} and {@link #with}. */
    public static VerbForm of(String name, String meaning, Trait... traits) {
        return new VerbForm(name, meaning, List.of(), List.of(), Set.of(traits));
    }

    /** The same form with these positionals, in order. */
    public VerbForm at(Parameter... parameters) {
        return new VerbForm(name, meaning, List.of(parameters), options, traits);
    }

    /** The same form with these options besides the ones it has. */
    public VerbForm with(Parameter... parameters) {
        List<Parameter> all = new ArrayList<>(options);
        all.addAll(List.of(parameters));
        return new VerbForm(name, meaning, positionals, all, traits);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** The word that comes first. */
    public String verb() {
        return name.split(" ", 2)[0];
    }

    /** The word that comes second, if there is one. */
    public Optional<String> subVerb() {
        String[] words = name.split(" ", 2);
        return words.length == 2 ? Optional.of(words[1]) : Optional.empty();
    }

    public Optional<Parameter> option(String wanted) {
        return options.stream().filter(o -> o.name().equals(wanted)).findFirst();
    }

    /** What is wrong with a call of this verb, in one sentence; empty when it may be let in. */
    public Optional<String> misuseIn(Call call) {
        return unknownOptionIn(call)
                .or(() -> wrongOptionIn(call))
                .or(() -> wrongPositionalIn(call.positionals()))
                .or(() -> is(Trait.ACT) && call.caller().by().isEmpty()
                        ? Optional.of("missing option: --by USER, the person who acts")
                        : Optional.empty());
    }

    private Optional<String> unknownOptionIn(Call call) {
        Set<String> unknown = new LinkedHashSet<>(call.options().keySet());
        options.forEach(o -> unknown.remove(o.name()));
        return unknown.stream().sorted().findFirst().map(o -> "unknown option: --" + o);
    }

    private Optional<String> wrongOptionIn(Call call) {
        for (Parameter option : options) {
            List<String> values = call.options().getOrDefault(option.name(), List.of());
            if (values.isEmpty() && option.required()) {
                return Optional.of("missing option: " + option.written());
            }
            if (values.size() > 1) {
                return Optional.of("option --" + option.name() + " must be given once");
            }
            Optional<String> wrong = values.stream().findFirst().flatMap(option::wrongWith);
            if (wrong.isPresent()) {
                return wrong.map(w -> "--" + option.name() + " " + w);
            }
        }
        return Optional.empty();
    }

    private Optional<String> wrongPositionalIn(List<String> given) {
        for (int i = 0; i < positionals.size(); i++) {
            Parameter positional = positionals.get(i);
            if (i >= given.size()) {
                return positional.required() ? Optional.of("missing: " + shown(positional)) : Optional.empty();
            }
            List<String> values = positional.many() ? given.subList(i, given.size()) : List.of(given.get(i));
            Optional<String> wrong = values.stream()
                    .flatMap(v -> positional.wrongWith(v).stream())
                    .findFirst();
            if (wrong.isPresent()) {
                return wrong.map(w -> shown(positional) + " " + w);
            }
            if (positional.many()) {
                return Optional.empty();
            }
        }
        return given.size() > positionals.size()
                ? Optional.of("one word too many: '" + given.get(positionals.size()) + "'")
                : Optional.empty();
    }

    /** The positional as it stands in a usage line. */
    public static String shown(Parameter positional) {
        return positional.name().toUpperCase(Locale.ROOT) + (positional.many() ? "…" : "");
    }

    /** The call that a GET with these query parameters means: positionals are named like options. */
    Call fromQuery(Map<String, List<String>> query, Caller caller) {
        Map<String, List<String>> rest = new LinkedHashMap<>(query);
        List<String> values = new ArrayList<>();
        for (Parameter positional : positionals) {
            values.addAll(Optional.ofNullable(rest.remove(positional.name())).orElse(List.of()));
        }
        return new Call(name, rest, values, caller, Optional.empty());
    }
}
