package brevvakt.gateway.demo;

import brevvakt.casework.texts.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One letter of the day, and what it must become.
 *
 * @param id how other letters point at this one
 * @param login staff send through submission, as this person; empty for a letter from outside
 * @param sender the envelope sender; empty for a report
 * @param to the envelope recipients, one list for each transaction
 * @param leaves goes out to the citizen
 * @param who its writer, as shown on the screen
 * @param what the letter, as shown on the screen
 */
record Step(
        String id,
        String file,
        Optional<Login> login,
        String sender,
        List<List<String>> to,
        boolean leaves,
        String who,
        Map<Language, String> what,
        Expectation expected) {

    /** A person of the municipality, as the mail client of that person knows itself. */
    record Login(String user, String password) {}

    Step {
        to = to.stream().map(List::copyOf).toList();
        what = Map.copyOf(what);
    }

    /** How the letter is called on the screen. */
    String name(Language language) {
        return what.getOrDefault(language, id);
    }

    List<String> recipients() {
        return to.stream().flatMap(List::stream).toList();
    }
}
