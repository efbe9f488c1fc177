package brevvakt.casework.classify;

import brevvakt.casework.letter.IncomingLetter;

/**
 * A letter with what a human says it is: what the judge learns from, or is measured by.
 *
 * @param writer whose letter it is: words that only one writer uses may be a name, and teach nothing
 * @param isNote it is a note in plain words such as people write to anybody, no letter to a municipality
 * @param rulesKnowIt the rules were written with this letter in sight, so it says nothing about how far to trust them
 */
public record Lesson(
        String id,
        String writer,
        IncomingLetter letter,
        Circumstances circumstances,
        Label label,
        Scope scope,
        Sensitivity sensitivity,
        boolean isNote,
        boolean rulesKnowIt) {}
