package brevvakt.gateway.james;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.letter.EmailAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A small municipality for tests: Bo owns the streets' mailbox, Siv may be given rights in it, Tom is a stranger to it.
 * The password of each is the user name backwards.
 */
final class TownHall implements MailAccess {
    static final EmailAddress STREETS = EmailAddress.of("gatukontoret@kommun.example");
    static final EmailAddress BO = EmailAddress.of("bo.b@kommun.example");
    static final EmailAddress SIV = EmailAddress.of("siv.s@kommun.example");
    static final EmailAddress TOM = EmailAddress.of("tom.t@kommun.example");
    static final EmailAddress CLOSED = EmailAddress.of("lena.l@kommun.example");
    static final EmailAddress NEIGHBOUR = EmailAddress.of("diarium.ks@kommun.example");

    private static final Map<String, EmailAddress> PEOPLE = Map.of("bo.b", BO, "siv.s", SIV, "tom.t", TOM);

    private final Map<String, Set<Right>> rights = new ConcurrentHashMap<>();

    static String passwordOf(String username) {
        return new StringBuilder(username).reverse().toString();
    }

    /** Gives exactly these rights, from now on, in every folder but the sealed one. */
    void give(String username, Set<Right> given) {
        rights.put(username, given.isEmpty() ? Set.of() : EnumSet.copyOf(given));
    }

    @Override
    public Optional<String> usernameOf(String login) {
        return PEOPLE.entrySet().stream()
                .filter(person -> person.getKey().equals(login)
                        || person.getValue().toString().equals(login))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public boolean mayLogIn(String login, String password) {
        return usernameOf(login)
                .filter(name -> passwordOf(name).equals(password))
                .isPresent();
    }

    @Override
    public Optional<EmailAddress> personalMailboxOf(String username) {
        return Optional.ofNullable(PEOPLE.get(username));
    }

    @Override
    public Recipient recipient(EmailAddress address) {
        EmailAddress bare = address.withoutDetail();
        if (bare.equals(CLOSED)) {
            return new Recipient(Reception.CLOSED, Optional.empty(), Optional.of(STREETS));
        }
        return mailboxes().contains(bare)
                ? new Recipient(Reception.OPEN, Optional.of(bare), Optional.empty())
                : new Recipient(Reception.UNKNOWN, Optional.empty(), Optional.empty());
    }

    @Override
    public boolean leaves(EmailAddress address) {
        return !address.domain().equals("kommun.example") || address.equals(NEIGHBOUR);
    }

    @Override
    public boolean maySendAs(String username, EmailAddress address) {
        return address.equals(PEOPLE.get(username)) || username.equals("bo.b") && address.equals(STREETS);
    }

    @Override
    public Optional<String> domain() {
        return Optional.of("kommun.example");
    }

    @Override
    public List<EmailAddress> openTo(String username) {
        return rights(username, STREETS, "INBOX").isEmpty() ? List.of() : List.of(STREETS);
    }

    @Override
    public Set<Right> rights(String username, EmailAddress mailbox, String folder) {
        boolean sealed = folder.equals(privateFolder()) || !mailbox.equals(STREETS);
        return sealed ? Set.of() : rights.getOrDefault(username, Set.of());
    }

    @Override
    public boolean isOpenToOthers(EmailAddress mailbox) {
        return mailbox.equals(STREETS);
    }

    @Override
    public String privateFolder() {
        return "Privat";
    }

    @Override
    public List<EmailAddress> mailboxes() {
        return List.of(STREETS, BO, SIV, TOM);
    }
}
