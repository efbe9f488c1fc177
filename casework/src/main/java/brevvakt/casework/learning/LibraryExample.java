package brevvakt.casework.learning;

import brevvakt.casework.classify.Label;
import brevvakt.casework.texts.Language;
import java.util.Map;

/**
 * An example to talk about: what somebody might write, what it is, and why (SEED-49). Made up, in every language in which
 * the municipality writes.
 */
public record LibraryExample(Label label, Map<Language, String> text, Map<Language, String> why) {

    public LibraryExample {
        text = Map.copyOf(text);
        why = Map.copyOf(why);
    }
}
