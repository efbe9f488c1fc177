package brevvakt.casework.standin;

import brevvakt.casework.absence.AbsenceRules;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.store.AwayRegisters;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import brevvakt.casework.texts.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/** What every act of this room stands on. */
public record Desk(
        Database database,
        Registers registers,
        AwayRegisters away,
        AwayBook book,
        Texts texts,
        Supplier<Organisation> organisation,
        Clock clock,
        ZoneId zone) {

    Instant now() {
        return clock.instant();
    }

    LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** The rules as of now. */
    AbsenceRules rules() {
        return new AbsenceRules(organisation.get(), book.now(), now(), zone);
    }

    /** The user name behind a login; what nobody is called stays as it is, for the rules to refuse. */
    String usernameOf(String login) {
        return organisation.get().personByLogin(login).map(Person::username).orElse(login);
    }

    AwayMail mail() {
        return new AwayMail(texts, organisation.get());
    }
}
