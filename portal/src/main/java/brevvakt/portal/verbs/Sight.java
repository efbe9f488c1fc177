package brevvakt.portal.verbs;

import brevvakt.casework.cases.Callback;
import brevvakt.casework.cases.Case;
import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.cases.Register;
import brevvakt.casework.intake.CallbackDesk;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.organisation.Board;
import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.organisation.Person;
import brevvakt.casework.organisation.Role;
import brevvakt.casework.organisation.Unit;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.records.Eyes;
import brevvakt.casework.records.RecordEntry;
import brevvakt.portal.api.Call;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody may see: the administrator everything, the public the open diary, a person what his work needs (LAW-33). */
final class Sight {
    private final Organisation organisation;
    private final Optional<Person> person;
    private final boolean publicView;

    private Sight(Organisation organisation, Optional<Person> person, boolean publicView) {
        this.organisation = organisation;
        this.person = person;
        this.publicView = publicView;
    }

    static Sight ofAdministrator(Organisation organisation) {
        return new Sight(organisation, Optional.empty(), false);
    }

    static Sight ofPublic(Organisation organisation) {
        return new Sight(organisation, Optional.empty(), true);
    }

    static Sight of(Person person, Organisation organisation) {
        return new Sight(organisation, Optional.of(person), false);
    }

    /** As whoever asks sees it; empty where the call names somebody whom nobody knows. */
    static Optional<Sight> ofCaller(Call call, Organisation organisation) {
        if (call.flag("public")) {
            return Optional.of(ofPublic(organisation));
        }
        return call.by().isEmpty()
                ? Optional.of(ofAdministrator(organisation))
                : call.by().flatMap(organisation::person).map(person -> of(person, organisation));
    }

    /** Who asks, as it stands in the log of what was read. */
    static String reader(Call call) {
        return call.by().orElse(call.flag("public") ? "public" : "administrator");
    }

    /** The reader gets the public face of a row only. */
    boolean isPublic() {
        return publicView;
    }

    /** The same eyes in the form by which the archive is searched. */
    Eyes eyes() {
        if (publicView) {
            return new Eyes.OpenDiary();
        }
        return person.<Eyes>map(this::eyesOf).orElseGet(Eyes.All::new);
    }

    private Eyes eyesOf(Person reader) {
        Set<EmailAddress> tasks = organisation.mailboxesHandledBy(reader.username()).stream()
                .flatMap(mailbox -> Stream.concat(Stream.of(mailbox.address()), mailbox.aliases().stream()))
                .collect(Collectors.toSet());
        Set<EmailAddress> handled = Stream.of(tasks.stream(), Stream.of(reader.mail()), reader.aliases().stream())
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
        Set<String> units = organisation.units().stream()
                .map(Unit::id)
                .filter(unit -> isRegistrarOf(reader, unit) || isLedBy(reader, unit))
                .collect(Collectors.toSet());
        Set<String> led = organisation.units().stream()
                .map(Unit::id)
                .filter(unit -> organisation.managerOf(unit).isPresent())
                .collect(Collectors.toSet());
        return new Eyes.OfPerson(reader.username(), reader.mail(), handled, tasks, units, led);
    }

    boolean shows(Case file) {
        if (publicView) {
            return file.register() == Register.DIARY;
        }
        return person.isEmpty()
                || file.register() != Register.RESTRICTED
                || organisation.handles(person.get().username(), file)
                || isRegistrarOf(file);
    }

    private boolean isLedBy(Person reader, String unit) {
        return organisation.managerOf(unit).filter(reader::equals).isPresent();
    }

    private boolean isRegistrarOf(Case file) {
        return person.filter(reader -> isRegistrarOf(reader, file.unit())).isPresent();
    }

    private boolean isRegistrarOf(Person reader, String unit) {
        return reader.has(Role.REGISTRAR)
                && organisation
                        .boardOf(unit)
                        .flatMap(Board::registrar)
                        .filter(reader.username()::equals)
                        .isPresent();
    }

    /** A record of a case follows its case; one outside of a case is for its addressee, and for the administrator. */
    boolean shows(RecordEntry entry, Optional<Case> file) {
        if (file.isPresent()) {
            return shows(file.get());
        }
        return !publicView
                && (person.isEmpty()
                        || entry.recipients().stream()
                                .anyMatch(a ->
                                        a.withoutDetail().equals(person.get().mail())
                                                || (!entry.label().isClosed()
                                                        && organisation
                                                                .mailbox(a.withoutDetail())
                                                                .filter(m -> m.isHandledBy(person.get()
                                                                        .username()))
                                                                .isPresent())));
    }

    /**
     * Its words may be read and searched. The administrator, who is nobody in particular, knows of a private letter or one of a
     * union that it came, and no more.
     */
    boolean showsWords(RecordEntry entry, Optional<Case> file) {
        boolean closed = entry.label().isClosed() && file.isEmpty();
        return shows(entry, file) && !(closed && person.isEmpty());
    }

    /** A mail of ours is for whom it was sent to and for those who see its case; the administrator answers for all that leaves. */
    boolean showsMail(OutboxMail mail, Optional<Case> file) {
        return !publicView
                && (person.isEmpty()
                        || mail.to().stream().anyMatch(to -> to.withoutDetail()
                                .equals(person.get().mail()))
                        || file.filter(this::shows).isPresent());
    }

    /** Who called, and why, is for those who may call back. */
    boolean showsCall(Callback callback) {
        return !publicView && (person.isEmpty() || CallbackDesk.mayTell(person.get(), callback, organisation));
    }

    /** How the mailbox of a task fares all employees may know, that of a person he and his manager. */
    boolean showsMailbox(String address) {
        Optional<Person> holder = EmailAddress.parse(address)
                .filter(mailbox -> organisation.mailbox(mailbox).isEmpty())
                .flatMap(organisation::personByAddress);
        return !publicView
                && (person.isEmpty()
                        || holder.isEmpty()
                        || holder.get().equals(person.get())
                        || organisation
                                .nearestManagerOf(holder.get().username())
                                .filter(person.get()::equals)
                                .isPresent());
    }

    /** The user name of its manager of now. */
    Optional<String> managerOf(Case file) {
        return organisation.managerOf(file);
    }

    /** The number as this reader may know it. */
    Optional<CaseNumber> numberOf(Case file) {
        return Optional.of(publicView ? file.diaryNumber().orElse(file.number()) : file.number());
    }
}
