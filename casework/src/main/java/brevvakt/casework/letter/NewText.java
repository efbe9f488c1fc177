package brevvakt.casework.letter;

import java.util.ArrayList;
import java.util.List;

/**
 * What the writer of a mail has added: the text without quotations, the lines that introduce them, signature and small
 * print. Answers between and below the quotations are kept. Where nothing was added to a forwarded mail, the forwarded
 * text is what the writer wants to say. Takes time in proportion to the text, whatever a stranger puts into it.
 */
public final class NewText {
    private static final QuoteCues CUES = QuoteCues.load();
    private static final int DEEPEST = 5;
    private static final int SHORTEST_SENTENCE = 6;
    private static final int LONGEST_SIGNATURE = 15;
    private static final int SHORTEST_RULE = 10;
    private static final int LONGEST_RULE = 200;

    private final List<String> lines;
    private final List<List<String>> written = new ArrayList<>(List.of(new ArrayList<>()));
    private final List<String> quoted = new ArrayList<>();
    private int forwardedFrom = -1;
    private boolean attributed;

    private NewText(List<String> lines) {
        this.lines = lines;
    }

    /** The new text of a whole text; empty where there is nothing new in it. */
    public static String of(String text) {
        return of(text.lines().toList(), 0);
    }

    private static String of(List<String> lines, int depth) {
        NewText cut = new NewText(lines);
        cut.divide();
        String own = cut.own();
        if (!own.isEmpty() || depth == DEEPEST) {
            return own;
        }
        if (cut.forwardedFrom >= 0) {
            return of(lines.subList(cut.forwardedFrom, lines.size()), depth + 1);
        }
        return cut.attributed || cut.quoted.isEmpty() ? "" : of(cut.quoted, depth + 1);
    }

    private void divide() {
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            if (QuoteCues.isQuoted(line)) {
                quoted.add(QuoteCues.unquoted(line));
                startRegion();
                at++;
                continue;
            }
            int introduction = introductionAt(at);
            if (introduction == 0) {
                lastRegion().add(line);
                at++;
            } else if (isQuotedAfter(at + introduction)) {
                attributed |= !CUES.isSeparator(line);
                startRegion();
                at += introduction;
            } else {
                forwardedFrom = at + introduction;
                return;
            }
        }
    }

    /** How many lines from here on announce somebody else's text. */
    private int introductionAt(int at) {
        String line = lines.get(at);
        if (line.isBlank()) {
            return 0;
        }
        if (CUES.isSeparator(line)) {
            int next = skipBlank(at + 1);
            int head = next < lines.size() ? CUES.headAt(lines, next) : 0;
            return head == 0 ? 1 : next + head - at;
        }
        int head = CUES.headAt(lines, at);
        return head > 0 ? head : CUES.attributionAt(lines, at);
    }

    private int skipBlank(int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).isBlank()) {
            i++;
        }
        return i;
    }

    private boolean isQuotedAfter(int from) {
        int next = skipBlank(from);
        return next < lines.size() && QuoteCues.isQuoted(lines.get(next));
    }

    private List<String> lastRegion() {
        return written.get(written.size() - 1);
    }

    private void startRegion() {
        if (!lastRegion().isEmpty()) {
            written.add(new ArrayList<>());
        }
    }

    private String own() {
        StringBuilder own = new StringBuilder();
        for (List<String> region : written) {
            String part = join(withoutSignature(region, !own.isEmpty()));
            if (!part.isEmpty()) {
                own.append(own.isEmpty() ? "" : "\n\n").append(part);
            }
        }
        return own.toString();
    }

    private static List<String> withoutSignature(List<String> region, boolean below) {
        int end = region.size();
        boolean written = below;
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < end; i++) {
            String line = region.get(i);
            if (CUES.isMobileFooter(line)) {
                continue;
            }
            if (written && (isSignature(region, i) || CUES.isDisclaimer(line))) {
                break;
            }
            if (!written && CUES.isDisclaimer(line)) {
                continue;
            }
            written |= !line.isBlank() && !isDivider(line);
            kept.add(line);
        }
        return kept;
    }

    private static boolean isSignature(List<String> region, int at) {
        String line = region.get(at);
        return line.equals("-- ")
                || (isDivider(line)
                        && region.size() - at <= LONGEST_SIGNATURE
                        && region.stream().skip(at + 1L).noneMatch(NewText::isSentence));
    }

    /** Nobody's name, title or address: what is written below a line that somebody drew in his letter. */
    private static boolean isSentence(String line) {
        String bare = line.strip();
        boolean ends = bare.endsWith(".") || bare.endsWith("?") || bare.endsWith("!");
        return ends && bare.split("\\s+").length >= SHORTEST_SENTENCE && !CUES.isDisclaimer(bare);
    }

    /** Two hyphens, or a row of dashes or underscores, alone on a line. */
    private static boolean isDivider(String line) {
        String bare = line.strip();
        return bare.equals("--") || isRow(bare, "\u2014\u2013") || (bare.length() > 1 && isRow(bare, "_"));
    }

    /** A rule that a mail program draws before a quotation. */
    private static boolean isRule(String line) {
        String bare = line.strip();
        return bare.length() >= SHORTEST_RULE && isRow(bare, "-_=*");
    }

    private static boolean isRow(String bare, String marks) {
        return !bare.isEmpty() && bare.length() <= LONGEST_RULE && bare.chars().allMatch(c -> marks.indexOf(c) >= 0);
    }

    private static String join(List<String> kept) {
        int end = kept.size();
        while (end > 0 && (kept.get(end - 1).isBlank() || isRule(kept.get(end - 1)))) {
            end--;
        }
        StringBuilder text = new StringBuilder();
        int blank = 0;
        for (String line : kept.subList(0, end)) {
            if (line.isBlank()) {
                blank++;
                continue;
            }
            if (!text.isEmpty()) {
                text.append(blank > 0 ? "\n\n" : "\n");
            }
            blank = 0;
            text.append(line.stripTrailing());
        }
        return text.toString().strip();
    }
}
