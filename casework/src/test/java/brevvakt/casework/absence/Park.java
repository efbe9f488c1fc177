package brevvakt.casework.absence;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.OrganisationFault;
import brevvakt.casework.organisation.OrganisationFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A park with its people for tests of absence: Per works there, Sara and Tove may stand in, Maja leads, Nils leads her. */
public final class Park {
    public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    public static final String ORGANISATION = """
            municipality: {name: Exempel kommun, domain: kommun.example, serviceCentre: {mail: servicecenter@kommun.example, phone: "019-00 00 00"}}
            boards:
              - {id: ks, series: Ks, name: Kommunstyrelsen, registrar: rita.r, productionMailbox: diarium.ks@kommun.example}
            units:
              - {id: park, path: [Stadsbyggnad, Drift, Park], board: ks, manager: maja.m, phone: "019-00 00 01"}
            people:
              - {username: nils.n, name: Nils Nord, mail: nils.n@kommun.example, unit: park, roles: [manager]}
              - {username: maja.m, name: Maja Mark, mail: maja.m@kommun.example, unit: park, manager: nils.n}
              - {username: per.p, name: Per Park, mail: per.p@kommun.example, aliases: [per@kommun.example], unit: park, manager: maja.m}
              - {username: sara.s, name: Sara Skog, mail: sara.s@kommun.example, unit: park, manager: maja.m}
              - {username: tove.t, name: Tove Trast, mail: tove.t@kommun.example, unit: park, manager: maja.m}
              - {username: rita.r, name: Rita Rask, mail: rita.r@kommun.example, unit: park, manager: maja.m}
              - {username: ivan.i, name: Ivan Ikt, mail: ivan.i@kommun.example, unit: park, manager: maja.m, roles: [it]}
            mailboxes:
              - {address: parken@kommun.example, kind: functional, unit: park, owners: [per.p], substitutes: [sara.s]}
              - {address: servicecenter@kommun.example, kind: functional, unit: park, owners: [sara.s], substitutes: [rita.r]}
            plan:
              - {unit: park, employee: per.p, choice: DELEGATE, delegates: [sara.s]}
              - {unit: park, employee: sara.s, choice: SELF}
            """;

    private Park() {}

    public static Organisation organisation() {
        try {
            return OrganisationFile.read(new ByteArrayInputStream(ORGANISATION.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | OrganisationFault e) {
            throw new IllegalStateException(e);
        }
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    static Period days(String from, String until) {
        return new Period(LocalDate.parse(from), LocalDate.parse(until));
    }

    static Absence absence(String employee, Period period, Absence.Choice choice, String... delegates) {
        return new Absence(
                1,
                employee,
                Optional.of("SEM"),
                period,
                choice,
                List.of(delegates),
                Absence.Source.CLI,
                Optional.empty(),
                employee,
                at("2026-01-01T12:00"),
                Optional.empty());
    }

    static Delegation standing(String holder, String delegate) {
        return new Delegation(7, holder, delegate, Optional.empty(), at("2026-01-01T12:00"), Optional.empty());
    }

    static Departure departure(String employee, String lastDay, String closesOn, String substitute) {
        return new Departure(
                3,
                employee,
                List.of(EmailAddress.of(employee + "@kommun.example")),
                "park",
                LocalDate.parse(lastDay),
                LocalDate.parse(closesOn),
                substitute,
                "maja.m",
                at("2026-01-01T12:00"),
                Optional.empty(),
                Optional.empty());
    }

    static Away away(Absence... absences) {
        return new Away(List.of(absences), List.of(), List.of(), List.of(), ZONE);
    }
}
