package brevvakt.casework.organisation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A small town without holes, of which each test spoils what it needs. */
final class TestTown {
    static final String YAML = """
            municipality: {name: Exempel kommun, domain: kommun.example, serviceCentre: {mail: servicecenter@kommun.example, phone: "019-00 00 00"}}
            boards:
              - {id: ks, series: Ks, name: Kommunstyrelsen, registrar: rita.r, productionMailbox: diarium.ks@kommun.example}
            units:
              - {id: park, path: [Stadsbyggnad, Drift, Park], board: ks, manager: maja.m, phone: "019-00 00 01", deviationIntake: avvikelse@kommun.example}
              - {id: hem, path: [Omsorg, Hemtjänst], board: ks, manager: nils.n, deviationIntake: avvikelse@kommun.example, care: social}
            people:
              - {username: nils.n, name: Nils Nord, mail: nils.n@kommun.example, unit: park, roles: [manager], password: hemligt}
              - {username: maja.m, name: Maja Mark, mail: maja.m@kommun.example, unit: park, manager: nils.n}
              - {username: per.p, name: Per Park, mail: per.p@kommun.example, aliases: [parkarn@kommun.example], unit: park, manager: maja.m, calendarCodes: true}
              - {username: sara.s, name: Sara Skog, mail: sara.s@kommun.example, unit: park, manager: maja.m}
              - {username: rita.r, name: Rita Rask, mail: rita.r@kommun.example, unit: park}
            mailboxes:
              - {address: parken@kommun.example, aliases: [park@kommun.example], kind: functional, unit: park, owners: [per.p], substitutes: [sara.s]}
              - {address: servicecenter@kommun.example, kind: functional, unit: park, owners: [sara.s], substitutes: [rita.r]}
              - {address: franvaro@kommun.example, aliases: [postmaster@kommun.example], kind: absence, unit: park, owners: [rita.r]}
            plan:
              - {unit: park, employee: nils.n, choice: SELF}
              - {unit: park, employee: maja.m, choice: SELF}
              - {unit: park, employee: per.p, choice: DELEGATE, delegates: [sara.s]}
              - {unit: park, employee: sara.s, choice: SELF}
              - {unit: park, employee: rita.r, choice: NONE}
            """;

    private TestTown() {}

    static Organisation read(String yaml) throws IOException, OrganisationFault {
        return OrganisationFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    static Organisation whole() throws IOException, OrganisationFault {
        return read(YAML);
    }

    static Organisation with(String good, String bad) throws IOException, OrganisationFault {
        return read(spoilt(good, bad));
    }

    static String spoilt(String good, String bad) {
        if (!YAML.contains(good)) {
            throw new IllegalArgumentException("the town has no " + good);
        }
        return YAML.replace(good, bad);
    }
}
