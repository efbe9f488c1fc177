package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import brevvakt.portal.api.Verbs;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verbs about passwords: their owner changes one, IT gives a first one (SEED-80). */
public final class PasswordVerbs implements Verbs {
    private final House house;

    public PasswordVerbs(House house) {
        this.house = house;
    }

    @Override
    public Answer call(Call call) {
        boolean ours = call.verb().equals("password change") || call.verb().equals("password reset");
        if (!ours) {
            return new Answer.Unknown();
        }
        Optional<Person> by = call.by().flatMap(house.organisation()::personByLogin);
        if (by.isEmpty()) {
            return new Answer.Refused("nobody is called '" + call.by().orElse("") + "'");
        }
        return call.verb().equals("password change") ? change(call, by.get()) : reset(call, by.get());
    }

    private Answer change(Call call, Person by) {
        List<String> lines = call.body()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
                .orElse(List.of());
        if (lines.size() != 2) {
            return new Answer.Misused("password change needs two lines: the old password and the new one");
        }
        return house.changePassword(by.username(), lines.get(0), lines.get(1))
                .<Answer>map(reason -> new Answer.Refused("the password stays: " + reason))
                .orElseGet(() -> new Answer.Done(Map.of("username", by.username(), "changed", true)));
    }

    private Answer reset(Call call, Person by) {
        if (!by.has(Role.IT)) {
            return new Answer.Refused(by.username() + " may not give passwords; that is for IT");
        }
        Optional<Person> owner = house.organisation().personByLogin(call.positional(0));
        if (owner.isEmpty()) {
            return new Answer.Refused("nobody is called '" + call.positional(0) + "'");
        }
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("username", owner.get().username());
        said.put("password", house.resetPassword(owner.get().username()));
        said.put("mustChange", true);
        return new Answer.Done(said);
    }
}
