package brevvakt.mailets.absence;

import static org.assertj.core.api.Assertions.assertThat;

import brevvakt.casework.absence.CalendarEntry;
import brevvakt.casework.absence.CalendarMail;
import brevvakt.casework.absence.EntryFault;
import brevvakt.casework.absence.SubjectCode;
import brevvakt.casework.letter.EmailAddress;
import brevvakt.mailets.reading.CalendarParts;
import brevvakt.mailets.reading.ReadingLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarReaderTest {
    private static final Instant NOW = Instant.parse("2026-06-15T08:00:00Z");
    private final CalendarReader reader = new CalendarReader(ZoneId.of("Europe/Stockholm"));

    private CalendarMail read(String... files) {
        return reader.read(
                "mail subject",
                List.of(files).stream()
                        .map(file -> new CalendarParts.Part(file, true))
                        .toList(),
                NOW);
    }

    private CalendarEntry one(String... lines) {
        return read(calendar("REQUEST", event(lines))).entries().get(0);
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:one@client\r\nDTSTAMP:20260615T080000Z\r\nSUMMARY:SEM\r\n"
                + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
    }

    private static String calendar(String method, String... components) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
                + (method.isEmpty() ? "" : "METHOD:" + method + "\r\n")
                + String.join("", components)
                + "END:VCALENDAR\r\n";
    }

    private static String days(CalendarEntry entry) {
        return entry.days().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART;VALUE=DATE:20260706|DTEND;VALUE=DATE:20260725|2026-07-06 to 2026-07-24",
                "DTSTART;VALUE=DATE:20260706|DTEND;VALUE=DATE:20260706|2026-07-06 to 2026-07-06",
                "DTSTART;VALUE=DATE:20260706|X-NONE:x|2026-07-06 to 2026-07-06",
                "DTSTART;VALUE=DATE:20260706|DURATION:P5D|2026-07-06 to 2026-07-10",
                "DTSTART:20260706|DTEND:20260707|2026-07-06 to 2026-07-06",
                "DTSTART;TZID=Europe/Stockholm:20260706T080000|DTEND;TZID=Europe/Stockholm:20260710T170000|2026-07-06 to 2026-07-10",
                "DTSTART;TZID=Europe/Stockholm:20260706T130000|DTEND;TZID=Europe/Stockholm:20260708T120000|2026-07-07 to 2026-07-07",
                "DTSTART:20260705T220000Z|DTEND:20260710T220000Z|2026-07-06 to 2026-07-10",
                "DTSTART:20260706T080000|DTEND:20260706T170000|2026-07-06 to 2026-07-06",
                "DTSTART;TZID=Nowhere/At all:20260706T080000|DTEND;TZID=Nowhere/At all:20260706T170000|2026-07-06 to 2026-07-06",
                "DTSTART;TZID=W. Europe Standard Time:20260706T000000|DTEND;TZID=W. Europe Standard Time:20260707T000000|2026-07-06 to 2026-07-06",
                "DTSTART;TZID=/mozilla.org/20050126_1/America/New_York:20260706T020000|DTEND;TZID=/mozilla.org/20050126_1/America/New_York:20260706T100000|2026-07-06 to 2026-07-06",
                "DTSTART;TZID=Eastern Standard Time:20260706T080000|DTEND;TZID=Eastern Standard Time:20260706T170000|''",
                "DTSTART;TZID=Europe/Stockholm:20260706T130000|DTEND;TZID=Europe/Stockholm:20260706T170000|''"
            })
    void givenAnEventInSomeDialect_whenItIsRead_thenItsWholeDaysInStockholmAreKnown(
            String start, String end, String expected) {
        assertThat(days(one(start, end))).isEqualTo(expected);
    }

    @Test
    void givenAZoneThatOnlyTheFileKnows_whenTimesStandInIt_thenTheFilesDefinitionIsHonoured() {
        String zone = "BEGIN:VTIMEZONE\r\nTZID:Office\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
                + "TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0500\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
        String event = event("DTSTART;TZID=Office:20260706T020000", "DTEND;TZID=Office:20260706T110000");

        assertThat(days(read(calendar("REQUEST", zone, event)).entries().get(0)))
                .isEqualTo("2026-07-06 to 2026-07-06");
        assertThat(days(read(calendar("REQUEST", event)).entries().get(0))).isEmpty();
    }

    @Test
    void givenABrokenZoneAndABrokenField_whenTheEventIsWhole_thenItIsReadAllTheSame() {
        String zone = "BEGIN:VTIMEZONE\r\nTZID:Office\r\nBEGIN:STANDARD\r\nDTSTART:yesterday\r\nTZOFFSETTO:far\r\n"
                + "END:STANDARD\r\nEND:VTIMEZONE\r\n";
        String event = event(
                "GEO:nowhere",
                "",
                "the rest of a line",
                "DTSTART;TZID=Office:20260706T080000",
                "DTEND;TZID=Office:20260706T170000");

        assertThat(days(read(calendar("REQUEST", zone, event)).entries().get(0)))
                .isEqualTo("2026-07-06 to 2026-07-06");
    }

    @Test
    void givenAnEventWithAnAlarm_whenItIsRead_thenTheAlarmIsNoEventAndItsFieldsAreNotTheEvents() {
        CalendarMail mail = read(calendar(
                "REQUEST",
                event(
                        "DTSTART;VALUE=DATE:20260706",
                        "BEGIN:VALARM",
                        "ACTION:DISPLAY",
                        "SUMMARY:Möte",
                        "DURATION:P9D",
                        "TRIGGER:-PT15M",
                        "END:VALARM")));

        assertThat(mail.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.summary()).isEqualTo("SEM");
            assertThat(days(entry)).isEqualTo("2026-07-06 to 2026-07-06");
        });
    }

    @Test
    void givenASeriesWithExceptions_whenItIsRead_thenEachOccurrenceStandsForItself() {
        CalendarEntry entry = one(
                "DTSTART;TZID=Europe/Stockholm:20260102T080000",
                "DTEND;TZID=Europe/Stockholm:20260102T170000",
                "RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20260717T215959Z",
                "EXDATE;TZID=Europe/Stockholm:20260626T080000",
                "EXDATE;VALUE=DATE:20260703");

        assertThat(days(entry))
                .isEqualTo("2026-06-19 to 2026-06-19, 2026-07-10 to 2026-07-10, 2026-07-17 to 2026-07-17");
    }

    @Test
    void givenALotusNotesSeriesOfDates_whenItIsRead_thenTheyAreItsDays() {
        CalendarEntry entry = one(
                "DTSTART;TZID=\"W. Europe\":20260703T080000",
                "DTEND;TZID=\"W. Europe\":20260703T170000",
                "RDATE;TZID=\"W. Europe\";VALUE=PERIOD:20260703T080000/20260703T170000,20260710T080000/20260710T170000");

        assertThat(days(entry)).isEqualTo("2026-07-03 to 2026-07-03, 2026-07-10 to 2026-07-10");
    }

    @Test
    void givenASeriesWithAMovedAndACancelledOccurrence_whenItIsRead_thenItIsOneEntry() {
        String series = event("DTSTART;VALUE=DATE:20260703", "DTEND;VALUE=DATE:20260704", "RRULE:FREQ=WEEKLY;COUNT=4");
        String moved =
                event("RECURRENCE-ID;VALUE=DATE:20260710", "DTSTART;VALUE=DATE:20260708", "DTEND;VALUE=DATE:20260709");
        String gone = event(
                "RECURRENCE-ID;VALUE=DATE:20260717",
                "STATUS:CANCELLED",
                "DTSTART;VALUE=DATE:20260717",
                "DTEND;VALUE=DATE:20260718");

        CalendarMail mail = read(calendar("REQUEST", series, moved, gone));

        assertThat(mail.entries()).hasSize(1);
        assertThat(days(mail.entries().get(0)))
                .isEqualTo("2026-07-03 to 2026-07-03, 2026-07-08 to 2026-07-08, 2026-07-24 to 2026-07-24");
    }

    @Test
    void givenASeriesWithoutEnd_whenItIsRead_thenItIsFollowedTwoYears() {
        CalendarEntry entry =
                one("DTSTART;VALUE=DATE:20260703", "DTEND;VALUE=DATE:20260704", "RRULE:FREQ=WEEKLY;BYDAY=FR");

        assertThat(entry.days()).hasSizeBetween(100, 106);
        assertThat(entry.repeats()).isTrue();
        assertThat(entry.days().get(entry.days().size() - 1).until()).isBefore("2028-06-20");
    }

    @ParameterizedTest
    @CsvSource({
        "SEM, SEM",
        "sem, SEM",
        "SEM: vecka 27-29, SEM",
        "Sem vecka 27, SEM",
        "SV: VB: Re: TJL, TJL",
        "TJÄ, TJÄ",
        "TJA\u0308 Malmö, TJÄ",
        "tja: Malmö, TJÄ",
        "TJAE, TJÄ",
        "tjä\u00a0Malmö, TJÄ",
        "\u200eSEM, SEM",
        "ＳＥＭ, SEM",
        "DEL, DEL",
        "LUN, LUN",
        "SAM budget, SAM",
        "TJR Oslo, TJR",
        "TJÄNSTERESA, ''",
        "TJA\u0308NST, ''",
        "TJAENST, ''",
        "Semester, ''",
        "SEM-möte, ''",
        "SEMINARIUM, ''",
        "Möte om SEM, ''",
        "ILLNESS, ''",
        "'', ''"
    })
    void givenASubject_whenItBeginsWithACode_thenTheCodeIsKnownAndNothingElseIs(String subject, String code) {
        assertThat(SubjectCode.startOf(subject).map(SubjectCode::word).orElse(""))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPLY", "COUNTER", "REFRESH", "ADD", "DECLINECOUNTER", "X-OTHER"})
    void givenAMethodOfOthers_whenItIsRead_thenItIsRefused(String method) {
        String file = calendar(method, event("DTSTART;VALUE=DATE:20260706"));

        assertThat(read(file).entries().get(0).fault()).contains(EntryFault.METHOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PUBLISH", "REQUEST"})
    void givenAnEntryThatIsToBe_whenItIsRead_thenItIsSet(String method) {
        CalendarEntry entry = read(calendar(method, event("DTSTART;VALUE=DATE:20260706", "SEQUENCE:3")))
                .entries()
                .get(0);

        assertThat(entry.wish()).isEqualTo(CalendarEntry.Wish.SET);
        assertThat(entry.key().sequence()).isEqualTo(3);
        assertThat(entry.fault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=MINUTELY;INTERVAL=5",
                "FREQ=HOURLY",
                "FREQ=DAILY;BYHOUR=0,1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3",
                "FREQ=FORTNIGHTLY",
                "nonsense"
            })
    @Timeout(5)
    void givenARuleThatIsABomb_whenItIsRead_thenItIsRefused(String rule) {
        assertThat(one("DTSTART;VALUE=DATE:20260706", "RRULE:" + rule).fault()).contains(EntryFault.TOO_OFTEN);
    }

    @Test
    @Timeout(10)
    void givenRulesThatNeverComeTrueOrNeverEnd_whenTheyAreRead_thenItTakesNoTime() {
        assertThat(one("DTSTART;VALUE=DATE:19710101", "RRULE:FREQ=DAILY").days())
                .hasSize(1);
        assertThat(one("DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")
                        .days())
                .isEmpty();
        assertThat(one("DTSTART;VALUE=DATE:16010101", "RRULE:FREQ=DAILY").fault())
                .contains(EntryFault.TOO_OFTEN);
        assertThat(one("DTSTART;VALUE=DATE:20260706", "RRULE:FREQ=YEARLY;INTERVAL=2147483647")
                        .fault())
                .contains(EntryFault.TOO_OFTEN);
    }

    @Test
    void givenEventsThatCannotBe_whenTheyAreRead_thenEachHasItsReason() {
        assertThat(one("X-NONE:x").fault()).contains(EntryFault.NO_DAYS);
        assertThat(one("DTSTART:next week").fault()).contains(EntryFault.NO_DAYS);
        assertThat(one("DTSTART;VALUE=DATE:20260706", "DTEND;VALUE=DATE:20260701")
                        .fault())
                .contains(EntryFault.REVERSED);
        assertThat(read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\n").fault()).contains(EntryFault.UNREADABLE);
        assertThat(read("no calendar at all").fault()).contains(EntryFault.UNREADABLE);
        assertThat(read(calendar("REQUEST")).fault()).contains(EntryFault.UNREADABLE);
        assertThat(reader.read("", List.of(new CalendarParts.Part("BEGIN:VCALENDAR", false)), NOW)
                        .fault())
                .contains(EntryFault.TOO_LARGE);
        assertThat(reader.read("", List.of(), NOW).isCalendar()).isFalse();
    }

    @Test
    @Timeout(10)
    void givenTenThousandEventsOrEndlessNesting_whenTheyAreRead_thenTheFileIsRefused() {
        String bomb = calendar(
                "REQUEST",
                IntStream.range(0, 10_000)
                        .mapToObj(i -> event("DTSTART;VALUE=DATE:20260706").replace("one@", i + "@"))
                        .toArray(String[]::new));

        assertThat(read(bomb).fault()).contains(EntryFault.TOO_MANY);
        assertThat(read("BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n".repeat(20_000))
                        .fault())
                .isPresent();
    }

    @Test
    void givenTheSameEntryTwiceInAMail_whenItIsRead_thenItIsOne() {
        String file = calendar(
                "REQUEST", event("DTSTART;VALUE=DATE:20260706", "ORGANIZER;CN=Per:MAILTO:per.p@kommun.example"));

        CalendarMail mail = read(file, file);

        assertThat(mail.entries()).hasSize(1);
        assertThat(mail.entries().get(0).organizer()).contains(EmailAddress.of("per.p@kommun.example"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, utf-8", "ISO-8859-1, iso-8859-1", "windows-1252, windows-1252", "UTF-8, ''"})
    void givenAnInvitationInSomeCharsetFoldedInsideALetter_whenTheMailIsOpened_thenTheCodeIsRead(
            String charset, String declared) throws IOException {
        byte[] summary = "SUMMARY:TJÄ Umeå".getBytes(Charset.forName(charset));
        byte[] file = concat(
                calendar("REQUEST", "BEGIN:VEVENT\r\nUID:one\r\nDTSTART;VALUE=DATE:20260706\r\n")
                        .replace("END:VCALENDAR\r\n", "")
                        .getBytes(StandardCharsets.US_ASCII),
                java.util.Arrays.copyOf(summary, 11),
                "\r\n ".getBytes(StandardCharsets.US_ASCII),
                java.util.Arrays.copyOfRange(summary, 11, summary.length),
                "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.US_ASCII));
        String mail = """
                From: per.p@kommun.example
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                Hej
                --b
                Content-Type: text/calendar; method=REQUEST%s
                Content-Transfer-Encoding: base64

                %s
                --b
                Content-Type: application/octet-stream; name="invite.ICS"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(
                        declared.isEmpty() ? "" : "; charset=" + declared,
                        Base64.getMimeEncoder().encodeToString(file),
                        Base64.getMimeEncoder().encodeToString(file))
                .replace("\n", "\r\n");

        List<CalendarParts.Part> parts = CalendarParts.of(
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)),
                new ReadingLimits(10, 20, 1 << 20, Duration.ofSeconds(5), 10_000),
                CalendarReader.MOST_BYTES);

        assertThat(parts).hasSize(2);
        assertThat(reader.read("", parts, NOW).entries().get(0).summary()).isEqualTo("TJÄ Umeå");
    }

    private static byte[] concat(byte[]... pieces) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }
}
