package brevvakt.gateway.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import brevvakt.casework.directory.Column;
import brevvakt.casework.directory.Directory;
import brevvakt.casework.directory.DirectoryFault;
import brevvakt.gateway.neighbours.LdapDirectory.Judgement;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LdapDirectoryTest {
    private static final Map<Column, String> ATTRIBUTES = Map.of(
            Column.USERNAME, "uid",
            Column.NAME, "cn",
            Column.MAIL, "mail",
            Column.UNIT, "departmentNumber",
            Column.MANAGER, "manager",
            Column.PHONE, "telephoneNumber");

    private InMemoryDirectoryServer server;

    @BeforeEach
    void startTheServer() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=kommun,dc=example");
        config.addAdditionalBindCredentials("cn=brevvakt", "search");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("test", InetAddress.getLoopbackAddress(), 0, null));
        config.setAuthenticationRequiredOperationTypes(com.unboundid.ldap.sdk.OperationType.SEARCH);
        server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=kommun,dc=example", "objectClass: domain", "dc: kommun");
        server.add("dn: ou=people,dc=kommun,dc=example", "objectClass: organizationalUnit", "ou: people");
        person("eva.ek", "Eva Ek", "gata", new Attribute("telephoneNumber", "019-00 00 26"));
        person("bo.berg", "Bo Åberg", "gata", new Attribute("manager", "UID=eva.ek, OU=people,DC=kommun,dc=example"));
        server.startListening();
    }

    @AfterEach
    void stopTheServer() {
        server.shutDown(true);
    }

    private void person(String uid, String name, String unit, Attribute... more) {
        com.unboundid.ldap.sdk.Entry entry = new com.unboundid.ldap.sdk.Entry(
                "uid=" + uid + ",ou=people,dc=kommun,dc=example",
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("uid", uid),
                new Attribute("cn", name),
                new Attribute("sn", name),
                new Attribute("mail", uid + "@kommun.example"),
                new Attribute("departmentNumber", unit),
                new Attribute("userPassword", "secret of " + uid));
        for (Attribute attribute : more) {
            entry.addAttribute(attribute);
        }
        try {
            server.add(entry);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private LdapDirectory directory(int port, String password) {
        return directory(port, password, Duration.ofSeconds(30));
    }

    private static LdapDirectory directory(int port, String password, Duration patience) {
        return new LdapDirectory(
                new LdapDirectory.Server(
                        "127.0.0.1",
                        port,
                        false,
                        Optional.of("cn=brevvakt"),
                        Optional.of(password),
                        "ou=people,dc=kommun,dc=example",
                        "(objectClass=inetOrgPerson)",
                        patience),
                ATTRIBUTES);
    }

    private LdapDirectory directory() {
        return directory(server.getListenPort(), "search");
    }

    @Test
    void givenPeopleOnTheServer_whenTheyAreRead_thenTheManagerIsAUserName() throws Exception {
        Directory read = directory().read();

        assertThat(read.entries()).hasSize(2);
        assertThat(read.told()).isEqualTo(ATTRIBUTES.keySet());
        assertThat(read.entries())
                .filteredOn(entry -> entry.value(Column.USERNAME).equals(Optional.of("bo.berg")))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.value(Column.NAME)).contains("Bo Åberg");
                    assertThat(entry.value(Column.MANAGER)).contains("eva.ek");
                    assertThat(entry.value(Column.PHONE)).isEmpty();
                    assertThat(entry.place()).contains("uid=bo.berg");
                });
    }

    @Test
    void givenMorePeopleThanAPageHolds_whenTheyAreRead_thenAllAreThere() throws Exception {
        IntStream.range(0, 1_200).forEach(i -> person("p" + i, "Person " + i, "gata"));

        assertThat(directory().read().entries()).hasSize(1_202);
    }

    @Test
    void givenAPassword_whenTheServerIsAsked_thenItSaysWhatItIs() throws Exception {
        assertThat(directory().judge("eva.ek", "secret of eva.ek")).isEqualTo(Judgement.RIGHT);
        assertThat(directory().judge("eva.ek", "another")).isEqualTo(Judgement.WRONG);
        assertThat(directory().judge("eva.ek", "")).isEqualTo(Judgement.WRONG);
        assertThat(directory().judge("nobody", "secret")).isEqualTo(Judgement.NOBODY);
        assertThat(directory().judge("*", "secret of eva.ek")).isEqualTo(Judgement.NOBODY);
        assertThat(directory().judge("eva.ek)(uid=*", "secret of eva.ek")).isEqualTo(Judgement.NOBODY);
    }

    @Test
    void givenAServerThatIsDown_whenItIsRead_thenTheReasonSaysWhatToDo() {
        int port = server.getListenPort();
        server.shutDown(true);

        DirectoryFault fault = catchThrowableOfType(
                DirectoryFault.class, () -> directory(port, "search").read());

        assertThat(fault).hasMessageContaining("127.0.0.1:" + port).hasMessageContaining("see that it is up");
    }

    @Test
    void givenAServerThatNeverAnswers_whenItIsRead_thenPatienceEnds() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            DirectoryFault fault = catchThrowableOfType(
                    DirectoryFault.class, () -> directory(mute.getLocalPort(), "search", Duration.ofSeconds(1))
                            .read());

            assertThat(fault).hasMessageContaining("timeout");
        }
    }

    @Test
    void givenAWrongSearchLogin_whenItIsRead_thenItIsAFaultAndNoEmptyDirectory() {
        DirectoryFault fault =
                catchThrowableOfType(DirectoryFault.class, () -> directory(server.getListenPort(), "wrong")
                        .read());

        assertThat(fault).hasMessageContaining("invalid credentials").hasMessageNotContaining("wrong");
    }
}
