package brevvakt.casework.classify;

import brevvakt.casework.letter.IncomingLetter;

/**
 * A letter with what a human says it is: what the judge learns from, or is measured by.
 *
 * @param rulesKnowIt the rules were written with this letter in sight, so it says nothing about how far to trust them
 */
public record Lesson(
        String id,
        IncomingLetter letter,
        Circumstances circumstances,
        Label label,
        Scope scope,
        Sensitivity sensitivity,
        boolean rulesKnowIt) {}
