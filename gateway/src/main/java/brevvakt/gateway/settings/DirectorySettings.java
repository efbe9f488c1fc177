package brevvakt.gateway.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where the directory of people comes from each night.
 *
 * @param file a CSV file that another system writes; read where no server is named
 * @param largestLoss so many of a hundred known people may be missing before the whole is refused
 * @param others user names that the directory never has, which are left alone
 */
public record DirectorySettings(Optional<Path> file, int largestLoss, Set<String> others, Optional<Ldap> ldap) {
    private static final int LDAP_PORT = 389;
    private static final int LDAPS_PORT = 636;
    private static final int LAST_PORT = 65_535;
    private static final int USUAL_LOSS = 10;

    /**
     * The directory server.
     *
     * @param secure LDAP over TLS
     * @param people the subtree in which the people are
     * @param filter which entries are people
     * @param seconds the longest that it may take to answer
     * @param login whether people log in with their password there
     */
    public record Ldap(
            Endpoint server,
            boolean secure,
            Optional<String> user,
            Optional<Secret> password,
            String people,
            String filter,
            int seconds,
            boolean login) {}

    private enum YesNo {
        YES,
        NO
    }

    static DirectorySettings of(Section section) {
        DirectorySettings settings = new DirectorySettings(
                section.fileIfAny("file"),
                (int) section.number("largestLoss", USUAL_LOSS, 0, 100),
                section.words("others"),
                ldap(section.section("ldap")));
        section.nothingElse();
        return settings;
    }

    private static Optional<Ldap> ldap(Section section) {
        Optional<Secret> password = section.secret("password");
        if (!section.isGiven()) {
            return Optional.empty();
        }
        String host = section.needed("host");
        boolean secure = section.word("tls", YesNo.class, YesNo.YES) == YesNo.YES;
        int port = (int) section.number("port", secure ? LDAPS_PORT : LDAP_PORT, 1, LAST_PORT);
        Optional<String> user = section.text("user");
        String people = section.needed("people");
        String filter = section.text("filter").orElse("(objectClass=person)");
        int seconds = (int) section.number("seconds", 10, 1, 300);
        boolean login = section.word("login", YesNo.class, YesNo.NO) == YesNo.YES;
        if (user.isPresent() && password.isEmpty()) {
            section.fault("'directory.ldap.password' is missing, and 'directory.ldap.user' needs it");
        }
        section.nothingElse();
        return host.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Ldap(new Endpoint(host, port), secure, user, password, people, filter, seconds, login));
    }
}
