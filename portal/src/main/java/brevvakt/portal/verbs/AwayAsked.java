package brevvakt.portal.verbs;

import brevvakt.casework.access.House;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.standin.Decided;
import brevvakt.portal.api.Answer;
import brevvakt.portal.api.Call;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the verbs of absence and departure have in common: who asks, and how an outcome is answered. */
record AwayAsked(House house, Runnable afterwards) {

    /** The user name of who asks; empty for the administrator's token alone. */
    Optional<String> by(Call call) {
        return call.by().map(login -> house.usernameOf(login).orElse(login));
    }

    /** Whether whoever asks is known, or needs no name. */
    Optional<Answer> stranger(Call call) {
        return by(call).filter(name -> house.organisation().person(name).isEmpty())
                .map(name -> new Answer.Refused(Person.unknown(name)));
    }

    /** An act in somebody's name. */
    <T> Answer act(Call call, Function<String, Decided<T>> act, Function<T, Object> json) {
        Optional<String> by = by(call);
        if (by.isEmpty()) {
            return new Answer.Misused(call.verb() + " needs --by USER: who acts");
        }
        if (!house.mayStay(by.get())) {
            return new Answer.Refused("nobody who is employed today has the user name " + by.get());
        }
        Decided<T> decided = act.apply(by.get());
        afterwards.run();
        return decided.fold(what -> new Answer.Done(json.apply(what)), Answer.Refused::new);
    }

    /** An act in somebody's name upon something that the call names by its number, such as absence 17. */
    <T> Answer actOn(Call call, BiFunction<Long, String, Decided<T>> act, Function<T, Object> json) {
        Optional<Long> id = call.id();
        return id.isPresent()
                ? act(call, by -> act.apply(id.get(), by), json)
                : new Answer.Refused("'" + call.positional(0) + "' is no number that the list shows");
    }

    /** A list for whoever asks, by his user name where he has one; the public sees none of it. */
    Answer list(Call call, Function<Optional<String>, List<?>> rows) {
        return stranger(call).orElseGet(() -> new Answer.Done(call.flag("public") ? List.of() : rows.apply(by(call))));
    }

    /** Whether somebody has one of these roles. */
    boolean hasRole(String username, Role... roles) {
        return house.organisation()
                .person(username)
                .filter(person -> Stream.of(roles).anyMatch(person::has))
                .isPresent();
    }

    Optional<Person> person(String login) {
        return house.organisation().personByLogin(login);
    }
}
