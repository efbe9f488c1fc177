package brevvakt.gateway.james;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.access.MailAccess.Right;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SEARCH as mail programs ask it, in one's own mailbox and in that of another. */
class ImapSearchTest {
    private static final String SHARED = "Delegerat/" + TownHall.STREETS;
    static final List<String> LETTERS = List.of(
            "From: Eva Ek <eva.ek@medborgare.example>\r\nTo: gatan@kommun.example\r\nSubject: Halt vid torget\r\n"
                    + "Message-ID: <ett@medborgare.example>\r\nX-Spar: blatt\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\n\r\n"
                    + "Det behovs sand pa gatan.\r\n",
            "From: =?UTF-8?Q?=C3=85sa_=C3=96berg?= <asa@medborgare.example>\r\nTo: gatan@kommun.example\r\n"
                    + "Subject: =?UTF-8?B?U27DtnLDtmpuaW5nZW4=?=\r\nMIME-Version: 1.0\r\n"
                    + "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n"
                    + "Date: Tue, 3 Mar 2026 09:00:00 +0100\r\n\r\nUGxvZ2EgZ8OlbmdiYW5hbg==\r\n",
            "From: bo@firma.example\r\nCc: eva.ek@medborgare.example\r\nSubject: Offert\r\nMIME-Version: 1.0\r\n"
                    + "Content-Type: text/html; charset=UTF-8\r\nDate: Wed, 4 Mar 2026 09:00:00 +0100\r\n\r\n"
                    + "<p>Vi s&auml;ljer <b>sa</b>nd.</p>\r\n");

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        server = new RunningServer(home);
        server.townHall.give("siv.s", EnumSet.allOf(Right.class));
        try (ImapTalk siv = server.imap("siv.s")) {
            for (String letter : LETTERS) {
                siv.append("INBOX", letter);
                siv.append(SHARED, letter);
            }
            siv.append("INBOX", "Subject: bara min\r\n\r\nsand\r\n");
            siv.ok("SELECT INBOX");
            siv.ok("STORE 2 +FLAGS (\\Flagged)");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<Integer> numbers(List<String> answer) {
        return answer.stream()
                .filter(line -> line.startsWith("* SEARCH"))
                .flatMap(line ->
                        Arrays.stream(line.substring("* SEARCH".length()).trim().split(" ")))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    private static List<Integer> found(String folder, String question) throws IOException {
        try (ImapTalk siv = server.imap("siv.s")) {
            siv.ok("SELECT \"" + folder + "\"");
            return numbers(siv.ok("SEARCH " + question));
        }
    }

    private static List<Integer> expected(String numbers) {
        return Stream.of(numbers.split(" "))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            SUBJECT halt                           | 1
            SUBJECT "ALT VID T"                    | 1
            SUBJECT offerter                       | ''
            FROM eva.ek                            | 1
            FROM "Eva Ek"                          | 1
            TO gatan@kommun                        | 1 2
            CC medborgare                          | 3
            BODY sand                              | 1 3 4
            BODY "sand pa"                         | 1
            BODY "pa sand"                         | ''
            BODY nd                                | 1 3 4
            BODY eva                               | ''
            TEXT eva                               | 1 3
            TEXT blatt                             | 1
            HEADER X-Spar BLA                      | 1
            HEADER X-Annat bla                     | ''
            HEADER X-Spar ""                       | 1
            HEADER Message-ID ett@                 | 1
            NOT BODY sand                          | 2
            OR SUBJECT halt SUBJECT offert         | 1 3
            BODY sand NOT FROM eva                 | 3 4
            FLAGGED                                | 2
            UNFLAGGED BODY sand                    | 1 3 4
            UID 1:2 BODY sand                      | 1
            2:4 BODY sand                          | 3 4
            SENTSINCE 3-Mar-2026                   | 2 3
            SENTBEFORE 3-Mar-2026 TEXT eva         | 1
            SENTON 4-Mar-2026                      | 3
            SINCE 1-Jan-2020 SUBJECT halt          | 1
            BEFORE 1-Jan-2020 SUBJECT halt         | ''
            LARGER 100000 BODY sand                | ''
            ALL                                    | 1 2 3 4
            """)
    void givenLettersInOnesOwnMailbox_whenAsked_thenExactlyThoseThatFitAreFound(String question, String numbers)
            throws IOException {
        assertThat(found("INBOX", question)).isEqualTo(expected(numbers));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SUBJECT | snöröj    | 2
            SUBJECT | SNÖRÖJ    | 2
            SUBJECT | snoroj    |
            FROM    | åsa öberg | 2
            BODY    | gångbana  | 2
            BODY    | säljer sand | 3
            TEXT    | å         | 2
            """)
    void givenLettersWrittenInCode_whenAskedInPlainWords_thenTheyAreFound(String where, String words, String numbers)
            throws IOException {
        String bytes = new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String question = "CHARSET UTF-8 " + where + " {" + bytes.length() + "+}\r\n" + bytes;

        assertThat(found("INBOX", question)).isEqualTo(expected(numbers == null ? "" : numbers));
    }

    @Test
    void givenTheMailboxOfAnother_whenSearched_thenItsLettersAreFoundAndNoOthers() throws IOException {
        assertThat(found(SHARED, "BODY sand")).containsExactly(1, 3);
        assertThat(found(SHARED, "SUBJECT \"bara min\"")).isEmpty();
    }

    @Test
    void givenALetterThatCameAndOneThatWent_whenSearchedAgain_thenTheAnswerIsTrue() throws IOException {
        try (ImapTalk siv = server.imap("siv.s")) {
            siv.ok("CREATE Prov");
            siv.append("Prov", LETTERS.get(0));
            siv.append("Prov", LETTERS.get(0));
            siv.ok("SELECT Prov");
            assertThat(numbers(siv.ok("SEARCH BODY sand"))).containsExactly(1, 2);

            siv.append("Prov", LETTERS.get(0));
            siv.ok("STORE 1 +FLAGS (\\Deleted)");
            siv.ok("EXPUNGE");

            assertThat(numbers(siv.ok("UID SEARCH BODY sand"))).containsExactly(2, 3);
        }
    }

    @Test
    void givenAQuestionOfTenThousandSigns_whenAsked_thenItIsAnsweredAndTheServerGoesOn() throws IOException {
        String longOne = "x".repeat(10_000);

        try (ImapTalk siv = server.imap("siv.s")) {
            siv.ok("SELECT INBOX");
            siv.ask("SEARCH BODY {" + longOne.length() + "+}\r\n" + longOne);
        }

        assertThat(found("INBOX", "SUBJECT halt")).containsExactly(1);
    }
}
