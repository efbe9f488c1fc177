package brevvakt.casework.classify;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.IncomingLetter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobotRulesTest {
    private static final List<String> OURS = List.of("kommun.example");

    private final RobotRules rules = RobotRules.load(Letters.CONF);

    private Optional<AutomaticKind> judged(Letters letters) {
        return rules.judge(letters.letter(), Optional.of(Letters.envelope()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted|auto-replied|AUTO_REPLY",
                "Auto-Submitted|auto-replied (vacation)|AUTO_REPLY",
                "Auto-Submitted|auto-replied; owner-email=\"x@y.example\"|AUTO_REPLY",
                "Auto-Submitted|AUTO-Replied|AUTO_REPLY",
                "Auto-Submitted|(rejected) auto-replied|AUTO_REPLY",
                "Auto-Submitted|auto-generated|NEWSLETTER",
                "Auto-Submitted|auto-generated (failure)|NEWSLETTER",
                "Auto-Submitted|auto-notified; owner-token=x|NEWSLETTER",
                "Auto-Submitted|yes|AUTO_REPLY",
                "X-Autoreply|yes|AUTO_REPLY",
                "X-Autorespond|Re: Parken|AUTO_REPLY",
                "X-Autoresponder|1|AUTO_REPLY",
                "X-Apple-Action|VACATION|AUTO_REPLY",
                "Precedence|auto_reply|AUTO_REPLY",
                "Precedence|AUTO-REPLY|AUTO_REPLY",
                "Precedence|bulk|NEWSLETTER",
                "Precedence|list|NEWSLETTER",
                "Precedence|Junk|NEWSLETTER",
                "List-Id|<nyheter.example>|NEWSLETTER",
                "List-Unsubscribe|<mailto:bort@nyheter.example>|NEWSLETTER",
                "List-Help|<mailto:help@nyheter.example>|NEWSLETTER",
                "X-Failed-Recipients|olle@kommun.example|BOUNCE"
            })
    void givenAFieldThatRobotsWrite_whenJudged_thenItsKindIsTold(String name, String value, AutomaticKind kind) {
        assertThat(judged(Letters.plain().header(name, value))).contains(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted|no",
                "Auto-Submitted|No (a human wrote this)",
                "X-Autoreply|no",
                "X-Auto-Response-Suppress|All",
                "X-Auto-Response-Suppress|OOF, AutoReply",
                "Precedence|first-class",
                "Return-Path|<maj.berg@medborgare.example>",
                "X-Loop|maj.berg@medborgare.example",
                "X-Mailer|Thunderbird"
            })
    void givenAFieldThatPeoplesMailBearsToo_whenJudged_thenAHumanWrote(String name, String value) {
        assertThat(judged(Letters.plain().header(name, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/report,text/plain,message/delivery-status|BOUNCE",
                "multipart/report,text/plain,text/rfc822-headers|BOUNCE",
                "multipart/report,text/plain,message/disposition-notification|AUTO_REPLY",
                "multipart/report,text/plain,message/feedback-report|NEWSLETTER",
                "multipart/alternative,text/plain,text/calendar; method=request|CALENDAR",
                "text/calendar; method=REPLY|CALENDAR"
            })
    void givenAMachinesShape_whenJudged_thenItsKindIsTold(String types, AutomaticKind kind) {
        assertThat(judged(Letters.plain().shape(types.split(",")))).contains(kind);
    }

    @Test
    void givenAMeetingAnswerOfExchange_whenItsCalendarPartIsGone_thenItIsCalendarMailStill() {
        assertThat(judged(Letters.plain().header("Content-Class", "urn:content-classes:calendarmessage")))
                .contains(AutomaticKind.CALENDAR);
        assertThat(judged(Letters.plain().header("Content-Class", "urn:content-classes:message")))
                .isEmpty();
    }

    @Test
    void givenAnInvitationThatAPersonAttached_whenJudged_thenAHumanWrote() {
        assertThat(judged(Letters.plain().shape("multipart/mixed", "text/plain", "text/calendar")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jag är borta|Hej, jag är inte på plats just nu.",
                "Jag ar borta|Hej, jag ar inte pa plats just nu. Runda 7.",
                "Automatiskt svar: Parken|Jag är på semester och åter den 7 december.",
                "Autosvar: Re: Parken|Jag är bortrest till och med den 30 november och läser inte min e-post.",
                "Frånvaro: SV: Parken|Jag är ledig och tillbaka på måndag. Kontakta växeln vid brådskande ärenden.",
                "Ej på kontoret|Hej! Jag är föräldraledig, vänd dig till Siv.",
                "Out of Office: Parken|I am out of the office until 4 January.",
                "Automatic reply: Parken|I'm out of the office Friday.",
                "Fraværsbesked: Parken|Jeg er på ferie. Kontakt Bo i stedet.",
                "Automatisk svar: Parken|Jeg er ikke på kontoret i dag.",
                "Automaattinen vastaus: Parken|Olen lomalla. Kiireellisissä asioissa soita.",
                "Automatische Antwort: Parken|Ich bin nicht im Büro, in dringenden Fällen bitte Frau Ek.",
                "Tack för ditt mejl|Detta är ett automatiskt svar. Vi återkommer så snart vi kan."
            })
    void givenAnAbsenceWithoutAnyField_whenJudged_thenItsWordsTellTheRobot(String subject, String text) {
        assertThat(judged(Letters.plain().subject(subject).text(text))).contains(AutomaticKind.AUTO_REPLY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Automatiskt svar fungerar inte|Jag får bara automatiskt svar från er. Finns det en riktig människa?",
                "Automatiskt svar: är det allt man får?|Varje gång jag mejlar får jag ett autosvar. Svarar ni aldrig?",
                "SV: Automatiskt svar: Parken|Tack, då väntar jag tills du är tillbaka. Men lampan är trasig nu.",
                "Jag är ledig på fredag|Kan ni komma och laga lampan då? Jag är ledig hela dagen.",
                "Semester|Vi är på semester hos er i juli, när har badet öppet?",
                "Frånvaro|Elias i klass 3B är ledig på fredag, min son ska till tandläkaren.",
                "Ledig plats|Jag är föräldraledig och söker plats på öppna förskolan. Vem kontaktar jag?",
                "Parken|Jag fick detta tillbaka när jag skrev till er: 550 user unknown. Vad är rätt adress?",
                "Nyhetsbrev|Kan ni avregistrera mig från nyhetsbrevet? Jag har bett om det förut.",
                "Nyhetsbrev|Hej, jag vill avsluta min prenumeration. Mvh Karin",
                "Tack för ditt mejl|Hej Eva! Tack för ditt mejl. Svaret räcker inte. Jag begär ut alla protokoll.",
                "Frånvaro Elsa|Elsa i 3B har feber. Hon är tillbaka på måndag. Mvh Lina, mamma",
                "Inbjudan till samråd|Hej! När är mötet och var?",
                "Frånvaroanmälan Elsa Ek 3B|Elsa är ledig på fredag, vi åker bort.",
                "Frånvaro Greta Ek|Greta är bortrest 3–7 maj och behöver ingen hemtjänst.",
                "Semester|Vi har semester v 28. Elsa är tillbaka 4 augusti.",
                "Ej levererat trygghetslarm|Larmet har inte levererats trots löfte.",
                "Kunde inte leverera matlådan|Hemtjänsten kunde inte leverera matlådan till mamma i dag heller."
            })
    void givenAHumanWhoWritesOfRobots_whenJudged_thenAHumanWrote(String subject, String text) {
        assertThat(judged(Letters.plain().subject(subject).text(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAILER-DAEMON@mx.example|failure notice|Hi. This is the qmail-send program.",
                "mailer-daemon@mx.example|Warning: could not send message for past 4 hours|The mail is still queued.",
                "postmaster@mx.example|Undeliverable: Parken|Your message did not reach the following recipient.",
                "postmaster@mx.example|Kunde inte levereras: Parken|Adressen hittades inte.",
                "postmaster@mx.example|Mail System Error - Returned Mail|User unknown",
                "Mailer-Daemon@mx.example|Mail delivery failed: returning message to sender|It could not be delivered."
            })
    void givenAReportWithoutAnyField_whenJudged_thenItIsABounce(String from, String subject, String text) {
        assertThat(judged(Letters.plain().from(from).subject(subject).text(text)))
                .contains(AutomaticKind.BOUNCE);
    }

    @Test
    void givenAPostmasterWhoWritesALetter_whenJudged_thenAHumanWrote() {
        assertThat(judged(Letters.plain().from("postmaster@medborgare.example")))
                .isEmpty();
    }

    @Test
    void givenANullSenderWithAReportsWords_whenJudged_thenItIsABounce() {
        IncomingLetter report =
                Letters.plain().subject("Undelivered Mail Returned to Sender").letter();

        assertThat(rules.judge(report, Optional.of(Letters.nullSender()))).contains(AutomaticKind.BOUNCE);
    }

    @Test
    void givenANullSenderOnly_whenJudged_thenItIsAnAnswerThatChangesNothing() {
        assertThat(rules.judge(Letters.plain().letter(), Optional.of(Letters.nullSender())))
                .contains(AutomaticKind.AUTO_REPLY);
    }

    @Test
    void givenAnAbsenceMarkedAsBulk_whenJudged_thenItIsAnAnswer() {
        Letters absence = Letters.plain()
                .subject("Automatiskt svar: Parken")
                .text("Jag är ledig och åter på måndag.")
                .header("Precedence", "bulk");

        assertThat(judged(absence)).contains(AutomaticKind.AUTO_REPLY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "noreply@formular.kommun.example|Nytt meddelande från webbformulär|Namn: (tomt) Meddelande: Papperskorgarna töms aldrig.",
                "noreply@webb.kommun.example|Ny felanmälan|Namn: Bo Ask E-post: bo@example.org Meddelande: Lampan är trasig.",
                "voicemail@kommun.example|Nytt röstmeddelande från 0190000000|Du har ett nytt röstmeddelande (0:42).",
                "scanner@foretag.example|Skannat dokument|Se bilaga."
            })
    void givenAMachineThatCarriesAHumansWords_whenJudged_thenItIsNoRobotsMail(
            String from, String subject, String text) {
        Letters carried = Letters.plain().from(from).subject(subject).text(text);

        assertThat(judged(carried.header("Auto-Submitted", "auto-generated"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted|auto-replied|Vi har fått ditt formulär|AUTO_REPLY",
                "X-Autoreply|yes|Autosvar: Telefonmeddelande till Anna|AUTO_REPLY",
                "X-Failed-Recipients|olle@kommun.example|Formulär|BOUNCE"
            })
    void givenACertainRobot_whenItsSubjectSpeaksOfFormsOrCalls_thenItIsOneAndNotAnswered(
            String name, String value, String subject, AutomaticKind kind) {
        Letters robots = Letters.plain().header(name, value).subject(subject);

        assertThat(judged(robots)).contains(kind);
        assertThat(rules.mayBeAnswered(robots.letter(), Letters.envelope(), OURS))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noreply@foretag.example",
                "no-reply@foretag.example",
                "donotreply@foretag.example",
                "svara-inte@foretag.example",
                "bokning-noreply@foretag.example",
                "postmaster@foretag.example",
                "mailer-daemon@foretag.example",
                "bounces@foretag.example",
                "park@kommun.example",
                "noreply@formular.kommun.example"
            })
    void givenASenderWhoReadsNoAnswers_whenAsked_thenNothingIsSentThere(String from) {
        IncomingLetter letter = Letters.plain().from(from).letter();

        assertThat(rules.mayBeAnswered(letter, Letters.envelope(), OURS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "List-Id|<lista.example>",
                "Precedence|bulk",
                "X-Loop|lista@lista.example",
                "Auto-Submitted|auto-replied (vacation)",
                "Return-Path|<>"
            })
    void givenARobotsField_whenAsked_thenNothingIsSentThere(String name, String value) {
        IncomingLetter letter = Letters.plain().header(name, value).letter();

        assertThat(rules.mayBeAnswered(letter, Letters.envelope(), OURS)).isFalse();
    }

    @Test
    void givenANullSender_whenAsked_thenNothingIsSentThere() {
        assertThat(rules.mayBeAnswered(Letters.plain().letter(), Letters.nullSender(), OURS))
                .isFalse();
    }

    @Test
    void givenACitizen_whenAsked_thenAnAnswerMayGo() {
        assertThat(rules.mayBeAnswered(Letters.plain().letter(), Letters.envelope(), OURS))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"All|true", "OOF, AutoReply|true", "DR|true", "None|false"})
    void givenAWishForSilence_whenAsked_thenOnlyTheReceiptHeedsIt(String wish, boolean suppressed) {
        IncomingLetter letter =
                Letters.plain().header("X-Auto-Response-Suppress", wish).letter();

        assertThat(rules.suppressesReceipt(letter)).isEqualTo(suppressed);
        assertThat(rules.mayBeAnswered(letter, Letters.envelope(), OURS)).isTrue();
    }

    @Test
    void givenAnAddressOfAProgram_whenAskedForReaders_thenNobodyReadsAnswers() {
        assertThat(rules.readsAnswers(
                        Letters.plain().from("svara-inte@foretag.example").letter()))
                .isFalse();
        assertThat(rules.readsAnswers(
                        Letters.plain().header("X-Loop", "x@y.example").letter()))
                .isTrue();
    }

    @Test
    void givenNoAuthor_whenAsked_thenNothingIsSent() {
        assertThat(rules.mayBeAnswered(Letters.plain().from("").letter(), Letters.envelope(), OURS))
                .isFalse();
    }

    @Test
    void givenOurSubdomainOnlyBySound_whenAsked_thenAnAnswerMayGo() {
        IncomingLetter letter = Letters.plain().from("maj@inte-kommun.example").letter();

        assertThat(letter.from()).contains(EmailAddress.of("maj@inte-kommun.example"));
        assertThat(rules.mayBeAnswered(letter, Letters.envelope(), OURS)).isTrue();
    }
}
