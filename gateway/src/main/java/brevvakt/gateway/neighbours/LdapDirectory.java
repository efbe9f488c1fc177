package brevvakt.gateway.neighbours;

import brevvakt.casework.directory.Column;
import brevvakt.casework.directory.Directory;
import brevvakt.casework.directory.DirectoryFault;
import brevvakt.casework.directory.DirectorySource;
import brevvakt.casework.directory.Entry;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.util.ssl.SSLUtil;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The municipality's directory server (RFC 4511): the people of one subtree, page by page, and whether a password is
 * right. A server that does not answer in time is a fault; half of an answer is never used.
 */
public final class LdapDirectory implements DirectorySource {
    private static final int PAGE = 500;

    private final Server server;
    private final Map<Column, String> attributes;

    /**
     * How the server is reached.
     *
     * @param secure LDAP over TLS; the server's certificate must be one that this machine trusts
     * @param user the distinguished name to search as; empty searches without a login
     * @param people the subtree of the people
     * @param filter which entries are people
     * @param patience the longest that any one answer may take
     */
    public record Server(
            String host,
            int port,
            boolean secure,
            Optional<String> user,
            Optional<String> password,
            String people,
            String filter,
            Duration patience) {

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    public LdapDirectory(Server server, Map<Column, String> attributes) {
        this.server = server;
        this.attributes = Map.copyOf(attributes);
    }

    @Override
    public String name() {
        return "ldap";
    }

    @Override
    public Directory read() throws DirectoryFault {
        List<String> missing = attributes.containsKey(Column.USERNAME)
                        && attributes.containsKey(Column.MAIL)
                        && attributes.containsKey(Column.NAME)
                        && attributes.containsKey(Column.UNIT)
                ? List.of()
                : List.of("conf/directory.yaml names no attribute for username, name, mail or unit");
        if (!missing.isEmpty()) {
            throw new DirectoryFault(missing);
        }
        try (LDAPConnection connection = connected()) {
            login(connection);
            return directory(everybody(connection));
        } catch (LDAPException e) {
            throw new DirectoryFault(away(e));
        }
    }

    private String away(LDAPException e) {
        return "the directory server " + server + " did not give the people under " + server.people() + ": "
                + e.getResultCode().getName() + "; see that it is up, and the settings directory.ldap";
    }

    private LDAPConnection connected() throws LDAPException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) server.patience().toMillis());
        options.setResponseTimeoutMillis(server.patience().toMillis());
        options.setFollowReferrals(false);
        options.setAbandonOnTimeout(true);
        if (!server.secure()) {
            return new LDAPConnection(options, server.host(), server.port());
        }
        try {
            return new LDAPConnection(new SSLUtil().createSSLSocketFactory(), options, server.host(), server.port());
        } catch (GeneralSecurityException e) {
            throw new LDAPException(ResultCode.CONNECT_ERROR, "this JDK offers no TLS", e);
        }
    }

    private void login(LDAPConnection connection) throws DirectoryFault {
        try {
            if (server.user().isPresent()) {
                connection.bind(server.user().get(), server.password().orElse(""));
            }
        } catch (LDAPException e) {
            throw new DirectoryFault(away(e));
        }
    }

    private List<SearchResultEntry> everybody(LDAPConnection connection) throws LDAPException {
        SearchRequest request = new SearchRequest(
                server.people(),
                SearchScope.SUB,
                server.filter(),
                attributes.values().toArray(String[]::new));
        List<SearchResultEntry> all = new ArrayList<>();
        @Nullable ASN1OctetString cookie = null;
        do {
            request.setControls(new SimplePagedResultsControl(PAGE, cookie));
            SearchResult page = connection.search(request);
            if (!page.getResultCode().equals(ResultCode.SUCCESS)) {
                throw new LDAPSearchException(page);
            }
            all.addAll(page.getSearchEntries());
            SimplePagedResultsControl more = SimplePagedResultsControl.get(page);
            cookie = more != null && more.moreResultsToReturn() ? more.getCookie() : null;
        } while (cookie != null);
        return all;
    }

    /** A manager is written as the distinguished name of his entry; it becomes his user name where he is among the people. */
    private Directory directory(List<SearchResultEntry> people) throws LDAPException {
        Map<String, String> usernames = new HashMap<>();
        for (SearchResultEntry person : people) {
            String username = person.getAttributeValue(attribute(Column.USERNAME));
            if (username != null) {
                usernames.put(person.getParsedDN().toNormalizedString(), username);
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (SearchResultEntry person : people) {
            Map<Column, String> values = new EnumMap<>(Column.class);
            attributes.forEach((column, attribute) -> Optional.ofNullable(person.getAttributeValue(attribute))
                    .ifPresent(value -> values.put(column, value)));
            resolve(values, Column.MANAGER, usernames);
            resolve(values, Column.UNIT_MANAGER, usernames);
            entries.add(new Entry(person.getDN(), values));
        }
        return new Directory(attributes.keySet(), entries, List.of());
    }

    private static void resolve(Map<Column, String> values, Column column, Map<String, String> usernames) {
        values.computeIfPresent(column, (same, written) -> usernames.getOrDefault(normalized(written), written));
    }

    private static String normalized(String written) {
        try {
            return new com.unboundid.ldap.sdk.DN(written).toNormalizedString();
        } catch (LDAPException e) {
            return written.toLowerCase(Locale.ROOT);
        }
    }

    private String attribute(Column column) {
        return Optional.ofNullable(attributes.get(column)).orElseThrow();
    }

    /** What the server says of a password. */
    public enum Judgement {
        RIGHT,
        WRONG,
        /** The server has nobody of that name. */
        NOBODY
    }

    /**
     * Asks whether a password is somebody's. An empty one is wrong at once, since a server takes it for a login of nobody
     * and says yes (RFC 4513, 5.1.2).
     */
    public Judgement judge(String username, String password) throws DirectoryFault {
        if (password.isEmpty()) {
            return Judgement.WRONG;
        }
        try (LDAPConnection connection = connected()) {
            login(connection);
            SearchResult found = connection.search(new SearchRequest(
                    server.people(),
                    SearchScope.SUB,
                    Filter.createANDFilter(
                            Filter.create(server.filter()),
                            Filter.createEqualityFilter(attribute(Column.USERNAME), username)),
                    SearchRequest.NO_ATTRIBUTES));
            if (found.getEntryCount() != 1) {
                return Judgement.NOBODY;
            }
            return connection
                            .bind(found.getSearchEntries().get(0).getDN(), password)
                            .getResultCode()
                            .equals(ResultCode.SUCCESS)
                    ? Judgement.RIGHT
                    : Judgement.WRONG;
        } catch (LDAPException e) {
            if (e.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)) {
                return Judgement.WRONG;
            }
            throw new DirectoryFault(away(e));
        }
    }
}
