package brevvakt.portal.verbs;

import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import java.util.Optional;
import java.util.Set;

/** What the house answers before its first import: the verbs that ask nothing of anybody. */
public final class BeforeImport {
    private static final Set<String> ANSWERED = Set.of(
            "import",
            "clock show",
            "clock advance-to",
            "verify",
            "reindex",
            "selftest",
            "teach",
            "status",
            "routine",
            "texts check",
            "texts show");

    private BeforeImport() {}

    /** Why a verb is not answered yet; empty where it is. */
    public static Optional<Answer> refusalOf(Call call, boolean imported) {
        return imported || ANSWERED.contains(call.verb())
                ? Optional.empty()
                : Optional.of(new Answer.Refused("there is no organisation yet; run brevvakt import first"));
    }
}
