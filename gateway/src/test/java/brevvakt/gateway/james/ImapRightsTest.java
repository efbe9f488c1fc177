package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.access.MailAccess.Right;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command against every right, in a mailbox of another, in a session that is open when the right changes. */
class ImapRightsTest {
    private static final String SHARED = "Delegerat/" + TownHall.STREETS;
    private static final String LETTER = "From: a@example.org\r\nSubject: En sak\r\n\r\nText\r\n";

    private static RunningServer server;

    /** A command, where it is given, and the rights in the shared mailbox without which it is refused. */
    enum Command {
        SELECT("INBOX", "SELECT \"" + SHARED + "\"", Right.LOOKUP, Right.READ),
        EXAMINE("INBOX", "EXAMINE \"" + SHARED + "\"", Right.LOOKUP, Right.READ),
        STATUS("INBOX", "STATUS \"" + SHARED + "\" (MESSAGES UNSEEN)", Right.LOOKUP, Right.READ),
        FETCH(SHARED, "FETCH * (FLAGS ENVELOPE)", Right.LOOKUP, Right.READ),
        FETCH_FLAGS(SHARED, "FETCH * (FLAGS)", Right.LOOKUP, Right.READ),
        FETCH_BODY(SHARED, "FETCH * BODY[]", Right.LOOKUP, Right.READ),
        UID_FETCH(SHARED, "UID FETCH * (RFC822.SIZE)", Right.LOOKUP, Right.READ),
        SEARCH(SHARED, "SEARCH SUBJECT sak", Right.LOOKUP, Right.READ),
        SEARCH_ALL(SHARED, "SEARCH ALL", Right.LOOKUP, Right.READ),
        STORE_SEEN(SHARED, "STORE * +FLAGS (\\Seen)", Right.LOOKUP, Right.SEEN),
        STORE_UNSEEN(SHARED, "STORE * -FLAGS.SILENT (\\Seen)", Right.LOOKUP, Right.SEEN),
        STORE_FLAGGED(SHARED, "STORE * +FLAGS (\\Flagged)", Right.LOOKUP, Right.WRITE),
        STORE_ANSWERED(SHARED, "UID STORE * +FLAGS (\\Answered)", Right.LOOKUP, Right.WRITE),
        STORE_KEYWORD(SHARED, "STORE * +FLAGS (viktigt)", Right.LOOKUP, Right.WRITE),
        STORE_DELETED(SHARED, "STORE * +FLAGS (\\Deleted)", Right.LOOKUP, Right.DELETE_MESSAGES),
        STORE_ALL(SHARED, "STORE * FLAGS (\\Seen)", Right.LOOKUP, Right.SEEN, Right.WRITE, Right.DELETE_MESSAGES),
        EXPUNGE(SHARED, "EXPUNGE", Right.LOOKUP, Right.EXPUNGE),
        UID_EXPUNGE(SHARED, "UID EXPUNGE 1:*", Right.LOOKUP, Right.EXPUNGE),
        COPY_IN("INBOX", "COPY * \"" + SHARED + "\"", Right.LOOKUP, Right.INSERT),
        COPY_OUT(SHARED, "COPY * INBOX", Right.LOOKUP, Right.READ),
        MOVE_IN("INBOX", "MOVE * \"" + SHARED + "\"", Right.LOOKUP, Right.INSERT),
        MOVE_OUT(SHARED, "MOVE * INBOX", Right.LOOKUP, Right.READ, Right.DELETE_MESSAGES, Right.EXPUNGE);

        private final String selected;
        private final String text;
        private final Set<Right> needed;

        Command(String selected, String text, Right... needed) {
            this.selected = selected;
            this.text = text;
            this.needed = EnumSet.copyOf(Arrays.asList(needed));
        }
    }

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        server = new RunningServer(home);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void aLetterInBothMailboxes() throws IOException {
        server.townHall.give("siv.s", EnumSet.allOf(Right.class));
        try (ImapTalk siv = server.imap("siv.s")) {
            siv.append(SHARED, LETTER);
            siv.append("INBOX", LETTER);
        }
    }

    private static String verdict(Command command, Set<Right> rights) throws IOException {
        try (ImapTalk siv = server.imap("siv.s")) {
            siv.ok("SELECT \"" + command.selected + "\"");
            server.townHall.give("siv.s", rights);
            return siv.verdict(command.text);
        }
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void givenExactlyTheRightsItNeeds_whenACommandIsGiven_thenItIsDone(Command command) throws IOException {
        Set<Right> exactly = EnumSet.copyOf(command.needed);

        assertThat(verdict(command, exactly)).startsWith("OK");
    }

    static Stream<Arguments> eachCommandWithoutOneOfItsRights() {
        return Arrays.stream(Command.values())
                .flatMap(command -> command.needed.stream().map(right -> Arguments.of(command, right)));
    }

    @ParameterizedTest
    @MethodSource("eachCommandWithoutOneOfItsRights")
    void givenARightThatEndsInTheSession_whenACommandNeedsIt_thenItIsRefused(Command command, Right missing)
            throws IOException {
        Set<Right> rest = EnumSet.complementOf(EnumSet.of(missing));

        assertThat(verdict(command, rest)).startsWith("NO");
    }

    @Test
    void givenNoRightToInsert_whenALetterIsAppended_thenItIsRefused() throws IOException {
        server.townHall.give("siv.s", EnumSet.complementOf(EnumSet.of(Right.INSERT)));

        try (ImapTalk siv = server.imap("siv.s")) {
            assertThat(siv.append(SHARED, LETTER)).startsWith("NO");
        }
    }

    @ParameterizedTest
    @MethodSource("commandsThatNobodyHasInAnothersMailbox")
    void givenEveryRight_whenTheTreeOrTheRightsOfAnotherAreToBeChanged_thenItIsRefused(String command)
            throws IOException {
        try (ImapTalk siv = server.imap("siv.s")) {
            assertThat(siv.verdict(command)).matches("(NO|BAD) .*");
            assertThat(siv.verdict("SELECT \"" + SHARED + "\"")).startsWith("OK");
        }
    }

    static List<String> commandsThatNobodyHasInAnothersMailbox() {
        return List.of(
                "CREATE \"" + SHARED + "/Ny\"",
                "CREATE \"Delegerat\"",
                "CREATE \"Delegerat/tom.t@kommun.example\"",
                "DELETE \"" + SHARED + "\"",
                "RENAME \"" + SHARED + "\" Min",
                "RENAME INBOX \"" + SHARED + "/Ny\"",
                "GETACL \"" + SHARED + "\"",
                "SETACL \"" + SHARED + "\" siv.s@kommun.example lrswipkxtea",
                "DELETEACL \"" + SHARED + "\" bo.b@kommun.example",
                "LISTRIGHTS \"" + SHARED + "\" siv.s@kommun.example",
                "MYRIGHTS \"" + SHARED + "\"",
                "GETMETADATA \"" + SHARED + "\" /private/comment",
                "SETMETADATA \"" + SHARED + "\" (/private/comment \"x\")",
                "GETQUOTAROOT \"" + SHARED + "\"");
    }

    @Test
    void givenAReaderWithoutMore_whenALetterIsFetched_thenItStaysUnseenAndIsRead() throws IOException {
        server.townHall.give("siv.s", EnumSet.of(Right.LOOKUP, Right.READ));

        try (ImapTalk siv = server.imap("siv.s")) {
            List<String> selected = siv.ok("SELECT \"" + SHARED + "\"");
            List<String> fetched = siv.ok("FETCH * (FLAGS BODY[])");

            assertThat(selected).last().asString().contains("[READ-ONLY]");
            assertThat(fetched).anyMatch(line -> line.contains("Subject: En sak"));
            assertThat(fetched).first().asString().contains("FETCH").doesNotContain("\\Seen");
        }
    }

    @Test
    void givenAnExaminedMailbox_whenItIsReadAndMarked_thenNothingChanges() throws IOException {
        try (ImapTalk siv = server.imap("siv.s")) {
            siv.ok("EXAMINE \"" + SHARED + "\"");
            siv.ok("FETCH * BODY[]");

            assertThat(siv.verdict("STORE * +FLAGS (\\Flagged)")).startsWith("NO");
            assertThat(siv.verdict("EXPUNGE")).startsWith("NO");
            assertThat(siv.ok("FETCH * (FLAGS)"))
                    .first()
                    .asString()
                    .doesNotContain("\\Seen")
                    .doesNotContain("\\Flagged");
            assertThat(siv.verdict("CLOSE")).startsWith("OK");
        }
    }

    @Test
    void givenAThirdPerson_whenHeLooksForTheMailbox_thenItCannotBeToldFromOneThatIsNotThere() throws IOException {
        try (ImapTalk tom = server.imap("tom.t@kommun.example")) {
            String nothing = "Delegerat/finns-inte@kommun.example";

            assertThat(tom.ok("LIST \"\" \"*\"")).noneMatch(line -> line.contains("Delegerat"));
            assertThat(tom.verdict("SELECT \"" + SHARED + "\""))
                    .startsWith("NO")
                    .isEqualTo(tom.verdict("SELECT \"" + nothing + "\""));
            assertThat(tom.verdict("STATUS \"" + SHARED + "\" (MESSAGES)"))
                    .startsWith("NO")
                    .isEqualTo(tom.verdict("STATUS \"" + nothing + "\" (MESSAGES)"));
            assertThat(tom.verdict("CREATE \"" + SHARED + "\""))
                    .startsWith("NO")
                    .isEqualTo(tom.verdict("CREATE \"" + nothing + "\""));
            assertThat(tom.verdict("DELETE \"" + SHARED + "\""))
                    .startsWith("NO")
                    .isEqualTo(tom.verdict("DELETE \"" + nothing + "\""));
            assertThat(tom.verdict("RENAME \"" + SHARED + "\" Min"))
                    .startsWith("NO")
                    .isEqualTo(tom.verdict("RENAME \"" + nothing + "\" Min"));
            assertThat(tom.append(SHARED, LETTER)).startsWith("NO").isEqualTo(tom.append(nothing, LETTER));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT \"#user.bo.b\"",
                "EXAMINE \"#user.bo.b\"",
                "STATUS \"#user.bo.b\" (MESSAGES)",
                "CREATE \"#user.bo.b.Ny\"",
                "DELETE \"#user.bo.b\"",
                "RENAME INBOX \"#user.bo.b.Ny\"",
                "SUBSCRIBE \"#user.bo.b\"",
                "COPY 1 \"#user.bo.b\"",
                "MOVE 1 \"#user.bo.b\""
            })
    void givenANameInTheNamespaceOfOthers_whenACommandIsGiven_thenItIsRefusedAndTheSessionGoesOn(String command)
            throws IOException {
        try (ImapTalk siv = server.imap("siv.s")) {
            siv.ok("SELECT INBOX");

            assertThat(siv.verdict(command)).startsWith("NO");
            assertThat(siv.append("#user.bo.b", LETTER)).startsWith("NO");
            assertThat(siv.ok("LIST \"\" \"#user%\"")).hasSize(1);
            assertThat(siv.verdict("NOOP")).startsWith("OK");
        }
    }

    @Test
    void givenADelegate_whenFoldersAreListed_thenOthersStandBelowOneRootAndTheSealedOneIsNotShown() throws Exception {
        server.putIntoPrivateFolder();

        try (ImapTalk siv = server.imap("siv.s")) {
            assertThat(siv.ok("LIST \"\" \"*\""))
                    .contains(
                            "* LIST (\\Noselect \\HasChildren) \"/\" \"Delegerat\"",
                            "* LIST (\\HasNoChildren) \"/\" \"" + SHARED + "\"")
                    .noneMatch(line -> line.contains("Privat"));
            assertThat(siv.ok("LIST \"\" \"%\"")).anyMatch(line -> line.endsWith("\"Delegerat\""));
            assertThat(siv.ok("LIST \"\" \"Delegerat/%\"")).anyMatch(line -> line.endsWith("\"" + SHARED + "\""));
            assertThat(siv.ok("STATUS \"" + SHARED + "\" (MESSAGES)"))
                    .first()
                    .asString()
                    .startsWith("* STATUS \"" + SHARED + "\" (MESSAGES ");
            assertThat(siv.verdict("SELECT \"" + SHARED + "/Privat\""))
                    .isEqualTo(siv.verdict("SELECT \"" + SHARED + "/Finns-inte\""));
        }
    }
}
