package brevvakt.casework.classify;

import brevvakt.casework.letter.IncomingLetter;

/** Judges a letter. The same letter under the same circumstances gets the same verdict; takes bounded time. */
public interface Classifier {
    Verdict judge(IncomingLetter letter, Circumstances circumstances);
}
