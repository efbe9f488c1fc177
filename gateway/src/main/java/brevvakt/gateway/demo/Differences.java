package brevvakt.gateway.demo;

import brevvakt.casework.cases.Register;
import brevvakt.gateway.demo.Ledger.Kept;
import brevvakt.gateway.demo.Ledger.Matter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything in which a letter did not become what it should, in words. */
final class Differences {
    private final Words words;
    private final Fate fate;
    private final Expectation wanted;
    private final List<String> found = new ArrayList<>();

    private Differences(Words words, Fate fate) {
        this.words = words;
        this.fate = fate;
        this.wanted = fate.step().expected();
    }

    /** What is wrong with one letter; {@code caseOf} knows the case of each step. */
    static List<String> of(Fate fate, Words words, Function<String, Optional<String>> caseOf) {
        Differences differences = new Differences(words, fate);
        if (fate.trouble().isPresent()) {
            differences.add("trouble", Map.of("reason", fate.trouble().get()));
        } else {
            differences.label();
            differences.register();
            differences.receipt();
            differences.joins(caseOf);
            differences.status();
            differences.callback();
        }
        return differences.found;
    }

    private void label() {
        Optional<String> label = fate.kept().flatMap(Kept::label);
        boolean right = wanted.labels().isEmpty()
                || wanted.labels().stream().map(Enum::name).anyMatch(name -> label.equals(Optional.of(name)));
        String names =
                wanted.labels().stream().map(name -> words.get("label." + name)).collect(Collectors.joining(" / "));
        check(right, "label", names, fate.label(words));
    }

    private void register() {
        Optional<String> wantedRegister = wanted.register().map(Register::name);
        Optional<String> register = fate.matter().filter(file -> fate.opens()).map(Matter::register);
        check(
                register.equals(wantedRegister),
                "register",
                orNothing(wantedRegister.map(name -> words.get("where." + name))),
                orNothing(register.map(name -> words.get("where." + name))));
    }

    private void receipt() {
        long sent = fate.told().stream()
                .filter(mail -> mail.kind().equals("RECEIPT") && mail.state().equals("SENT"))
                .count();
        check(sent == (wanted.receipt() ? 1 : 0), "receipt", wanted.receipt() ? "1" : "0", Long.toString(sent));
    }

    private void joins(Function<String, Optional<String>> caseOf) {
        if (wanted.joins().isPresent()) {
            Optional<String> number = wanted.joins().flatMap(caseOf);
            Optional<String> joined =
                    fate.matter().filter(file -> !fate.opens()).map(Matter::number);
            check(joined.isPresent() && joined.equals(number), "joins", orNothing(number), orNothing(joined));
        }
    }

    private void status() {
        if (wanted.status().isPresent()) {
            String status = wanted.status().get().name();
            Optional<String> now = fate.matter().map(Matter::status);
            check(
                    now.equals(Optional.of(status)),
                    "status",
                    words.get("status." + status),
                    orNothing(now.map(name -> words.get("status." + name))));
        }
    }

    private void callback() {
        check(
                wanted.callback() == fate.wish().isPresent(),
                "callback",
                wanted.callback() ? "1" : "0",
                fate.wish().isPresent() ? "1" : "0");
    }

    private String orNothing(Optional<String> word) {
        return word.orElse(words.get("nothing"));
    }

    private void check(boolean right, String what, String should, String did) {
        if (!right) {
            add(what, Map.of("wanted", should, "got", did));
        }
    }

    private void add(String what, Map<String, String> values) {
        found.add(fate.step().name(words.language()) + ": " + words.say("difference." + what, values));
    }
}
