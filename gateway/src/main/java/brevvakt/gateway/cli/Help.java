package brevvakt.gateway.cli;

import brevvakt.portal.api.Parameter;
import brevvakt.portal.api.VerbForm;
import brevvakt.portal.api.VerbForm.Trait;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells how to ask. */
final class Help {
    private static final int VERB_COLUMN = 20;

    private final List<VerbForm> forms;

    Help(List<VerbForm> forms) {
        this.forms = forms;
    }

    void overall(PrintStream out) {
        out.println("Brevvakt, a mail gateway that keeps a municipality's promises");
        out.println();
        out.println("  brevvakt VERB … --home DIR [--json] [--by USER]");
        out.println();
        forms.forEach(f -> out.println(row(f.name(), f.meaning(), VERB_COLUMN)));
        out.println();
        out.println("  brevvakt VERB --help says what a verb takes; --home may stand in BREVVAKT_HOME.");
        out.println("  It ends with 0 done, 1 refused by a rule, 2 not understood, 3 server not reachable.");
    }

    void of(VerbForm asked, PrintStream out) {
        List<VerbForm> family = forms.stream()
                .filter(f -> f.name().equals(asked.name()) || f.verb().equals(asked.name()))
                .toList();
        family.forEach(form -> one(form, out));
    }

    private static void one(VerbForm form, PrintStream out) {
        out.println("brevvakt " + usage(form));
        out.println("  " + form.meaning());
        form.positionals().forEach(p -> out.println(row("  " + VerbForm.shown(p), said(p), VERB_COLUMN)));
        form.options().forEach(o -> out.println(row("  --" + o.name(), said(o), VERB_COLUMN)));
        if (form.is(Trait.ACT) || form.is(Trait.READING)) {
            String by = form.is(Trait.ACT) ? "the username of the person who acts" : "only what that person may see";
            out.println(row("  --by", by, VERB_COLUMN));
        }
        out.println();
    }

    private static String said(Parameter parameter) {
        return parameter.words().isEmpty()
                ? parameter.meaning()
                : parameter.meaning() + ": " + String.join(", ", parameter.words());
    }

    private static String usage(VerbForm form) {
        List<String> words = new ArrayList<>(List.of(form.name()));
        form.positionals().forEach(p -> words.add(bracketed(VerbForm.shown(p), p.required())));
        form.options().forEach(o -> words.add(bracketed(shortened(o), o.required())));
        if (!LocalForms.contain(form)) {
            words.add("--home DIR");
            words.add("[--json]");
        }
        if (form.is(Trait.ACT) || form.is(Trait.READING)) {
            words.add(bracketed("--by USER", form.is(Trait.ACT)));
        }
        return String.join(" ", words);
    }

    private static String shortened(Parameter option) {
        String written = option.written();
        return written.length() > 40
                ? "--" + option.name() + " " + option.name().toUpperCase(Locale.ROOT)
                : written;
    }

    private static String bracketed(String word, boolean required) {
        return required ? word : "[" + word + "]";
    }

    private static String row(String first, String second, int width) {
        return "  " + first + " ".repeat(Math.max(1, width - first.length())) + second;
    }
}
