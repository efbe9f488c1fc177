package brevvakt.casework.acts;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.intake.Correspondence;
import brevvakt.casework.intake.Headings;
import brevvakt.casework.intake.Promises;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import java.time.Clock;
import java.util.function.Supplier;

/** What every act stands on. */
public record Workplace(
        Database database,
        Registers registers,
        Promises promises,
        Headings headings,
        Correspondence correspondence,
        MailAccess access,
        Supplier<Organisation> organisation,
        Clock clock) {}
