package brevvakt.gateway;

import brevvakt.casework.reports.DealtWith;
import brevvakt.casework.reports.MailLog;
import brevvakt.casework.reports.MailLogReview;
import brevvakt.casework.reports.MeetingSheet;
import brevvakt.casework.reports.YearReport;
import brevvakt.casework.standin.ContentHolds;
import brevvakt.casework.store.ReportRegister;
import brevvakt.gateway.home.Home;
import brevvakt.index.text.Tesseract;
import brevvakt.portal.verbs.ReportVerbs;
import brevvakt.portal.verbs.SelfTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the house tells of itself: reports, and whether it is well. */
final class Reports {
    private static final long LEAST_FREE_BYTES = 500L * 1024 * 1024;
    private static final int PATIENCE_MILLIS = 5_000;

    private Reports() {}

    static ReportVerbs of(Home home, OpenHouse open) {
        ReportRegister register = new ReportRegister();
        ContentHolds holds = new ContentHolds(StandIns.desk(open));
        return new ReportVerbs(
                open.house,
                new YearReport(open.database, holds::on, open.calendar, open.words, HouseClock.ZONE),
                new MailLog(open.database, open.registers, register, HouseClock.ZONE),
                new MailLogReview(open.database, open.registers, open.house::organisation, open.clock),
                new DealtWith(open.database, open.registers, register),
                new MeetingSheet(open.database, open.calendar, open.services, HouseClock.ZONE),
                open.words,
                home.var().resolve("reports"),
                open.clock,
                HouseClock.ZONE);
    }

    /** What can be looked at without a server. */
    static SelfTest selfTest(Home home, OpenHouse open) {
        return new SelfTest(checks(home, open), notes(open));
    }

    /** The same, and every door of the running server. */
    static SelfTest selfTest(Home home, OpenHouse open, int portBase) {
        Map<String, Supplier<Optional<String>>> checks = checks(home, open);
        InetAddress bind = open.settings.bind().address();
        checks.put("smtp", () -> greeting(bind, Door.SMTP.port(portBase), "220"));
        checks.put("submission", () -> greeting(bind, Door.SUBMISSION.port(portBase), "220"));
        checks.put("lmtp", () -> greeting(bind, Door.LMTP.port(portBase), "220"));
        checks.put("imap", () -> greeting(bind, Door.IMAP.port(portBase), "* OK"));
        checks.put("portal", () -> open(bind, Door.HTTP.port(portBase)));
        return new SelfTest(checks, notes(open));
    }

    private static Map<String, Supplier<Optional<String>>> checks(Home home, OpenHouse open) {
        Map<String, Supplier<Optional<String>>> checks = new LinkedHashMap<>();
        checks.put("database", () -> {
            int cases = open.database.read(open.registers.cases()::count);
            return cases < 0 ? Optional.of("cannot be read") : Optional.empty();
        });
        checks.put("originals", () -> originals(open));
        checks.put("space", () -> space(home));
        checks.put(
                "organisation",
                () -> open.house.isImported()
                        ? Optional.empty()
                        : Optional.of("nothing has been imported yet; run brevvakt import"));
        checks.put("texts", () -> told(open.texts.check()));
        checks.put("hand-overs", () -> {
            int astray = open.database
                    .read(handle -> open.registers.outbox().handoversAstray(handle, 9))
                    .size();
            return astray == 0 ? Optional.empty() : Optional.of(astray + " are not taken; see brevvakt outbox");
        });
        checks.put("pictures", () -> open.settings.reading().pictures() ? Tesseract.missing() : Optional.empty());
        return checks;
    }

    /** A rule for a unit that this municipality has not is no fault: it is passed over. */
    private static Map<String, Supplier<Optional<String>>> notes(OpenHouse open) {
        return Map.of(
                "routing",
                () -> open.house.isImported()
                        ? told(open.routing.warnings(open.house.organisation()))
                        : Optional.empty());
    }

    private static Optional<String> told(List<String> faults) {
        return faults.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", faults));
    }

    private static Optional<String> originals(OpenHouse open) {
        byte[] bytes = "brevvakt selftest".getBytes(StandardCharsets.UTF_8);
        try {
            var kept = open.originals.keep(new ByteArrayInputStream(bytes));
            try (InputStream again = open.originals.open(kept.digest())) {
                return java.util.Arrays.equals(again.readAllBytes(), bytes)
                        ? Optional.empty()
                        : Optional.of("what was kept reads otherwise");
            }
        } catch (IOException e) {
            return Optional.of("cannot be kept: " + e.getMessage());
        }
    }

    private static Optional<String> space(Home home) {
        try {
            long free = Files.getFileStore(home.var()).getUsableSpace();
            return free < LEAST_FREE_BYTES
                    ? Optional.of("only " + free / 1024 / 1024 + " MB are free in " + home.var())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot be asked for: " + e.getMessage());
        }
    }

    private static Optional<String> greeting(InetAddress bind, int port, String wanted) {
        try (Socket door = new Socket()) {
            door.connect(new InetSocketAddress(bind, port), PATIENCE_MILLIS);
            door.setSoTimeout(PATIENCE_MILLIS);
            String said = new String(door.getInputStream().readNBytes(wanted.length()), StandardCharsets.US_ASCII);
            return said.equals(wanted) ? Optional.empty() : Optional.of("port " + port + " says " + said);
        } catch (IOException e) {
            return Optional.of("port " + port + ": " + e.getMessage());
        }
    }

    private static Optional<String> open(InetAddress bind, int port) {
        try (Socket door = new Socket()) {
            door.connect(new InetSocketAddress(bind, port), PATIENCE_MILLIS);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("port " + port + ": " + e.getMessage());
        }
    }
}
