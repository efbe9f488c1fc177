package brevvakt.casework.texts;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A text with gaps: {@code {{name}}} is filled, {@code {{#name}}…{{/name}}} stands only where the name has a value. */
final class Template {
    private final com.samskivert.mustache.Template compiled;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> shown = new LinkedHashSet<>();

    private Template(com.samskivert.mustache.Template compiled) {
        this.compiled = compiled;
        compiled.visit(new Names());
    }

    /** Refuses a text whose sections are not closed. */
    static Template of(String words) throws Unfit {
        try {
            return new Template(Mustache.compiler().escapeHTML(false).compile(words));
        } catch (MustacheException e) {
            throw new Unfit(String.valueOf(e.getMessage()));
        }
    }

    /** Every name in the text, also those of sections. */
    Set<String> names() {
        return names;
    }

    /** The names whose values the text shows, and does not merely ask for. */
    Set<String> shown() {
        return shown;
    }

    /** Fills the text; a name without value outside its section is refused. */
    String filled(Map<String, String> values) throws Unfit {
        Map<String, Value> wrapped = new HashMap<>();
        values.forEach((name, value) -> {
            if (!value.isBlank()) {
                wrapped.put(name, new Value(value));
            }
        });
        try {
            return compiled.execute(wrapped);
        } catch (MustacheException e) {
            throw new Unfit(String.valueOf(e.getMessage()));
        }
    }

    /** The text is no template, or lacks a value. */
    static final class Unfit extends Exception {
        Unfit(String message) {
            super(message);
        }
    }

    private final class Names implements Mustache.Visitor {
        @Override
        public void visitText(String text) {
            // words need no value
        }

        @Override
        public void visitVariable(String name) {
            names.add(name);
            shown.add(name);
        }

        @Override
        public boolean visitInclude(String name) {
            names.add(">" + name);
            return false;
        }

        @Override
        public boolean visitSection(String name) {
            names.add(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            names.add(name);
            return true;
        }
    }
}
