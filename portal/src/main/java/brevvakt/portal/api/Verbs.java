package brevvakt.portal.api;

/** The house behind its doors: whatever it can be asked comes through here, already checked against the verb's form. */
public interface Verbs {

    /** Answers; never throws for what the caller said. May be called from many threads at once. */
    Answer call(Call call);
}
