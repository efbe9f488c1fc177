package brevvakt.mailets.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 4 May 2026 10:15:00 +0200|2026-05-04T08:15:00Z",
                "4 May 2026 10:15 +0200|2026-05-04T08:15:00Z",
                "Mon, 4 May 26 10:15:00 GMT|2026-05-04T10:15:00Z",
                "Mon, 04 May 2026 10:15:00 +0200 (CEST)|2026-05-04T08:15:00Z",
                "Mon May  4 10:15:00 2026|2026-05-04T10:15:00Z",
                "Mon, 4 May 2026 10.15.30 CEST|2026-05-04T08:15:30Z",
                "lör, 29 maj 2027 10:15:00 +0200|2027-05-29T08:15:00Z",
                "ons, 1 okt 2025 23:59:60 +0000|2025-10-01T23:59:59Z",
                "2026-05-04 10:15:00+02:00|2026-05-04T08:15:00Z",
                "2026-05-04T10:15:00Z|2026-05-04T10:15:00Z",
                "4-May-2026 10:15:00 -0500|2026-05-04T15:15:00Z",
                "Mon, 4 May 2026|2026-05-04T00:00:00Z",
                "Mon, 4 May 99 10:15:00 +0000|1999-05-04T10:15:00Z",
                "Fri, 31 Dec 9999 10:15:00 +0000|9999-12-31T10:15:00Z"
            })
    void givenADateAsProgramsWriteIt_whenParsed_thenTheInstantIs(String written, String instant) {
        assertThat(MailDate.parse(written)).contains(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "i går",
                "Mon, 32 May 2026 10:15:00 +0200",
                "31 Feb 2026 10:00 +0000",
                "4 May 2026 25:99:00 +0000",
                ":",
                "99999999999999999999"
            })
    void givenNoDate_whenParsed_thenThereIsNone(String written) {
        assertThat(MailDate.parse(written)).isEmpty();
    }

    @Test
    void givenALongHeader_whenParsed_thenItIsNoneInNoTime() {
        assertThat(MailDate.parse("1:".repeat(1_000))).isEmpty();
    }
}
