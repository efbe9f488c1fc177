package brevvakt.portal.verbs;

import brevvakt.casework.absence.ChainOfCommand;
import brevvakt.casework.absence.Consent;
import brevvakt.casework.access.House;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.standin.ConsentActs;
import brevvakt.casework.standin.Desk;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verbs by which employee and manager agree that no personal mailbox is needed (SEED-114). */
public final class ConsentVerbs implements Verbs {
    private static final int MOST_ROWS = 20_000;

    private final Desk desk;
    private final ConsentActs acts;
    private final AwayAsked asked;

    public ConsentVerbs(Desk desk, ConsentActs acts, House house, Runnable afterwards) {
        this.desk = desk;
        this.acts = acts;
        this.asked = new AwayAsked(house, afterwards);
    }

    @Override
    public Answer call(Call call) {
        return switch (call.verb()) {
            case "consent give" -> asked.act(call, by -> acts.give(call.positional(0), by), this::shown);
            case "consent withdraw" ->
                asked.act(
                        call,
                        by -> acts.withdraw(call.positional(0), by),
                        rest -> Map.of("employee", call.positional(0), "closed", false));
            case "consents" -> asked.list(call, this::consents);
            default -> new Answer.Unknown();
        };
    }

    private List<?> consents(Optional<String> by) {
        return desk.database().read(handle -> acts.all(handle, MOST_ROWS)).stream()
                .filter(consent -> by.map(name -> maySee(name, consent)).orElse(true))
                .map(this::shown)
                .toList();
    }

    private boolean maySee(String username, Consent consent) {
        return username.equals(consent.employee())
                || new ChainOfCommand(asked.house().organisation()).isManagerOf(username, consent.employee())
                || asked.hasRole(username, Role.IT, Role.REGISTRAR);
    }

    private Map<String, Object> shown(Consent consent) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("employee", consent.employee());
        row.put("part", consent.part().name());
        row.put("by", consent.givenBy());
        row.put("at", consent.givenAt());
        row.put("withdrawnAt", consent.withdrawnAt());
        row.put(
                "closed",
                desk.book()
                        .now()
                        .isWithoutMailbox(consent.employee(), asked.house().organisation()));
        return row;
    }
}
