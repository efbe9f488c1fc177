package brevvakt.acceptance;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One of the two servers that {@link Benchmark} compares, each a process of its own. */
interface Contestant extends AutoCloseable {
    /** The options both are run with. */
    List<String> JVM = List.of("-Xmx1g", "-XX:+UseG1GC");

    String name();

    int smtpPort();

    long pid();

    /** How many of the mails taken over so far have been dealt with to the end. */
    int dealtWith() throws IOException;

    @Override
    void close() throws IOException;

    /** Brevvakt: registered, delivered and found by the search, and every receipt handed to the smart host. */
    record Ours(Town town, Outside outside) implements Contestant {
        static Contestant open(Path home) throws IOException {
            Outside outside = new Outside();
            return new Ours(Town.open(home, outside.settings(), JVM), outside);
        }

        @Override
        public String name() {
            return "Brevvakt";
        }

        @Override
        public int smtpPort() {
            return town.base + 25;
        }

        @Override
        public long pid() {
            return town.pid();
        }

        @Override
        public int dealtWith() {
            var status = town.ask("status");
            return Math.min(
                            status.path("records").asInt(),
                            status.path("index").path("indexed").asInt())
                    - Math.max(
                            status.path("deliveriesDue").asInt(),
                            status.path("outboxDue").asInt());
        }

        @Override
        public void close() {
            town.close();
            outside.close();
        }
    }

    /** James alone: delivered. */
    record Bare(Process process, BufferedReader said, int base) implements Contestant {
        static Contestant open(Path home) throws IOException {
            int base = Town.freeBase();
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(JVM);
            command.addAll(List.of(
                    "-cp",
                    System.getProperty("java.class.path").replace("/", File.separator),
                    BareJames.class.getName(),
                    home.toString(),
                    Integer.toString(base)));
            Process process = new ProcessBuilder(command)
                    .redirectError(
                            Files.createDirectories(home).resolve("bare.err").toFile())
                    .start();
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
            Bare bare = new Bare(process, said, base);
            bare.hear("bare James ready");
            return bare;
        }

        private String hear(String expected) throws IOException {
            String line = said.readLine();
            while (line != null && !line.startsWith(expected)) {
                line = said.readLine();
            }
            if (line == null) {
                throw new IOException("bare James ended before it said: " + expected);
            }
            return line;
        }

        @Override
        public String name() {
            return "bare James";
        }

        @Override
        public int smtpPort() {
            return base + 25;
        }

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public int dealtWith() throws IOException {
            OutputStream ask = process.getOutputStream();
            ask.write('\n');
            ask.flush();
            return Integer.parseInt(hear("delivered ").substring("delivered ".length()));
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
