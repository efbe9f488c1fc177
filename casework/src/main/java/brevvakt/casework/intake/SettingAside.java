package brevvakt.casework.intake;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Mailbox;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Sets a mail aside that could not be handled: it lies whole among the originals, listed with its reason, and people are told. */
public final class SettingAside {
    private final Database database;
    private final Registers registers;
    private final Correspondence correspondence;
    private final MailAccess access;
    private final Supplier<Organisation> organisation;
    private final Clock clock;

    public SettingAside(
            Database database,
            Registers registers,
            Correspondence correspondence,
            MailAccess access,
            Supplier<Organisation> organisation,
            Clock clock) {
        this.database = database;
        this.registers = registers;
        this.correspondence = correspondence;
        this.access = access;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Lists the arrival once, and tells the service centre and the owners of the mailboxes it came to. */
    public void setAside(Arrival arrival, String reason) {
        Organisation now = organisation.get();
        List<EmailAddress> told = new ArrayList<>();
        told.add(now.municipality().serviceCentreMail());
        Addressees.of(arrival.envelope(), access, now)
                .functional()
                .map(Mailbox::owners)
                .orElse(List.of())
                .forEach(owner -> now.person(owner).map(Person::mail).ifPresent(told::add));
        database.inTransaction(handle -> {
            if (registers.setAside().add(handle, arrival.id(), clock.instant(), reason)) {
                correspondence
                        .setAside(arrival.id(), told, now)
                        .forEach(mail -> registers.outbox().owe(handle, mail));
            }
            return reason;
        });
    }
}
