package brevvakt.gateway.demo;

import brevvakt.gateway.demo.Ledger.Matter;
import brevvakt.gateway.demo.Ledger.Told;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The table of the day: what each letter became, its case, its last day with the reason, and who was told. */
final class Sheet {
    static final int WIDTH = 110;
    private static final int[] COLUMNS = {2, 31, 19, 11, 10, 27};
    private static final String GAP = "  ";

    private final Words words;
    private final Ink ink;
    private final DateTimeFormatter weekday;

    Sheet(Words words, Ink ink) {
        this.words = words;
        this.ink = ink;
        this.weekday = DateTimeFormatter.ofPattern(
                "EEEE", Locale.forLanguageTag(words.language().tag()));
    }

    List<String> of(List<Fate> fates) {
        List<String> lines = new ArrayList<>();
        List<Column> head = columns();
        head.get(1).add(words.get("head.letter"), ink::bold);
        head.get(2).add(words.get("head.label"), ink::bold);
        head.get(3).add(words.get("head.number"), ink::bold);
        head.get(4).add(words.get("head.due"), ink::bold);
        head.get(5).add(words.get("head.where"), ink::bold);
        lines.addAll(joined(head));
        lines.add("━".repeat(WIDTH));
        for (int i = 0; i < fates.size(); i++) {
            lines.addAll(row(i + 1, fates.get(i)));
            lines.add(i + 1 < fates.size() ? ink.faint("┄".repeat(WIDTH)) : "━".repeat(WIDTH));
        }
        return lines;
    }

    private List<String> row(int no, Fate fate) {
        List<Column> row = columns();
        row.get(0).put(String.format(Locale.ROOT, "%2d", no), ink::faint);
        row.get(1).add(fate.step().name(words.language()), ink::bold);
        row.get(1).add(author(fate.step()), ink::faint);
        row.get(2).add(fate.label(words), text -> ink.of(fate.end(), text));
        row.get(3).add(fate.matter().map(Matter::number).orElse(words.get("nothing")), UnaryOperator.identity());
        due(fate)
                .ifPresentOrElse(
                        day -> {
                            row.get(4).add(day.toString(), UnaryOperator.identity());
                            row.get(4).add(weekday.format(day), ink::faint);
                        },
                        () -> row.get(4).add(words.get("nothing"), ink::faint));
        row.get(5).add(where(fate), UnaryOperator.identity());
        fate.trouble().ifPresent(trouble -> row.get(5).add(trouble, ink::red));
        fate.matter().ifPresent(file -> about(file, row.get(2), fate.opens()));
        fate.told().forEach(mail -> row.get(5).add(told(mail), ink::faint));
        List<String> lines = joined(row);
        why(fate).ifPresent(why -> Wrapped.at(WIDTH - COLUMNS[0] - GAP.length(), why)
                .forEach(line -> lines.add(" ".repeat(COLUMNS[0]) + GAP + ink.faint(line))));
        return lines;
    }

    private String author(Step step) {
        return words.say(step.login().isPresent() ? "letter.staff" : "letter.from", Map.of("who", step.who()));
    }

    private void about(Matter file, Column column, boolean opens) {
        if (opens) {
            file.alsoKinds()
                    .forEach(kind -> column.add(
                            words.say("also", Map.of("label", words.get("label." + kind))), UnaryOperator.identity()));
        }
        column.add(words.get("status." + file.status()), ink::faint);
        if (opens && file.needsHuman()) {
            column.add(words.get("human"), ink::faint);
        }
    }

    private String where(Fate fate) {
        if (fate.trouble().isPresent()) {
            return words.get("nothing");
        }
        if (fate.wish().isPresent()) {
            return words.say("where.callback", Map.of("user", fate.wish().get().wanted()));
        }
        if (fate.matter().isEmpty()) {
            String way = "where." + fate.kept().flatMap(Ledger.Kept::label).orElse("");
            return fate.isOurs() ? words.get("where.sent") : words.has(way) ? words.get(way) : words.get("where.other");
        }
        if (!fate.opens()) {
            return words.get(fate.isOurs() ? "where.answer" : "where.joined");
        }
        Matter file = fate.matter().get();
        return words.get("where." + file.register()) + ", " + mailboxes(fate, file);
    }

    /** The mailboxes in which it lies: the one of the case first, then the others it was written to. */
    private static String mailboxes(Fate fate, Matter file) {
        List<String> names = new ArrayList<>(List.of(nameOf(file.mailbox())));
        if (fate.step().to().size() > 1) {
            fate.step().recipients().stream()
                    .map(Sheet::nameOf)
                    .filter(name -> !names.contains(name))
                    .forEach(names::add);
        }
        return String.join(" + ", names);
    }

    private String told(Told mail) {
        String to = String.join(", ", mail.to().stream().map(Sheet::nameOf).toList());
        return words.say("state." + mail.state(), Map.of("told", words.say("told." + mail.kind(), Map.of("to", to))));
    }

    private static String nameOf(String address) {
        return address.substring(0, Math.max(0, address.indexOf('@')));
    }

    private static Optional<LocalDate> due(Fate fate) {
        return fate.wish().map(Ledger.Wish::due).or(() -> fate.matter().flatMap(Matter::due));
    }

    private Optional<String> why(Fate fate) {
        return fate.wish()
                .map(wish -> words.get("due.callback"))
                .or(() -> fate.matter().flatMap(Matter::why).map(why -> words.say("due.why", Map.of("why", why))));
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (int width : COLUMNS) {
            columns.add(new Column(width, new ArrayList<>(), new ArrayList<>()));
        }
        return columns;
    }

    /** One column of one row: its lines as they are, and as they are painted. */
    private record Column(int width, List<String> plain, List<String> painted) {

        void add(String text, UnaryOperator<String> paint) {
            Wrapped.at(width, text).forEach(line -> put(line, paint));
        }

        void put(String line, UnaryOperator<String> paint) {
            plain.add(line);
            painted.add(paint.apply(line));
        }

        String line(int no) {
            return no < plain.size()
                    ? painted.get(no) + " ".repeat(Math.max(0, width - Wrapped.length(plain.get(no))))
                    : " ".repeat(width);
        }
    }

    private static List<String> joined(List<Column> row) {
        int height =
                row.stream().mapToInt(column -> column.plain().size()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            int no = i;
            lines.add(
                    String.join(GAP, row.stream().map(column -> column.line(no)).toList())
                            .stripTrailing());
        }
        return lines;
    }
}
