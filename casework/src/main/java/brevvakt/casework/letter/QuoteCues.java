package brevvakt.casework.letter;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows by which lines mail programs mark what is quoted, forwarded or added below a mail. */
final class QuoteCues {
    /** A time of day or a year: mail programs write them, people who tell of a letter seldom do. */
    private static final Pattern MOMENT = Pattern.compile(
            "(?<![0-9])(?:[0-9]{1,2}[:.][0-9]{2}|(?:19|20)[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2})(?![0-9])");

    private static final int LOOKED_AT = 600;
    private static final int LONGEST_HEAD_NAME = 24;
    private static final int HEAD_WINDOW = 12;
    private static final int LONGEST_FOOTER = 120;
    private static final int LONGEST_ATTRIBUTION = 4;

    private enum Head {
        FROM,
        SENT,
        TO,
        SUBJECT
    }

    private final Map<String, Head> heads = new HashMap<>();
    private final List<String> verbs;
    private final Set<String> starts;
    private final List<String> ownVoice;
    private final Set<String> formWords;
    private final List<String> separators;
    private final List<String> forwards;
    private final List<String> footers;
    private final List<String> devices;
    private final List<String> disclaimers;

    private QuoteCues(CueList cues) {
        for (Head head : Head.values()) {
            String section = "head " + head.name().toLowerCase(Locale.ROOT);
            cues.section(section).forEach(name -> heads.put(name, head));
        }
        verbs = cues.section("attribution verb");
        starts = Set.copyOf(cues.section("attribution start"));
        ownVoice = cues.section("own voice");
        formWords = Set.copyOf(cues.section("form words"));
        separators = cues.section("separator");
        forwards = cues.section("forward");
        footers = cues.section("mobile footer");
        devices = cues.section("device");
        disclaimers = cues.section("disclaimer");
    }

    static QuoteCues load() {
        return new QuoteCues(CueList.load("quote-cues.txt"));
    }

    /** A line such as {@code > so wrote the other}, at most three spaces before the mark. */
    static boolean isQuoted(String line) {
        int i = 0;
        while (i < line.length() && i < 4 && line.charAt(i) == ' ') {
            i++;
        }
        return i < line.length() && line.charAt(i) == '>' && !isEndOfAddress(line, i);
    }

    /** A wrapped attribution may leave the end of an address, {@code >:}, alone on a line. */
    private static boolean isEndOfAddress(String line, int at) {
        return at + 1 < line.length()
                && line.charAt(at + 1) == ':'
                && line.stripTrailing().length() == at + 2;
    }

    /** The line without its outermost quote mark. */
    static String unquoted(String line) {
        if (!isQuoted(line)) {
            return line;
        }
        String rest = line.substring(line.indexOf('>') + 1);
        return rest.startsWith(" ") ? rest.substring(1) : rest;
    }

    /** A line such as {@code -----Original Message-----} or {@code Begin forwarded message:}. */
    boolean isSeparator(String line) {
        String bare = lower(line);
        String words = stripMarks(bare);
        if (words.isEmpty() || words.length() > 80) {
            return false;
        }
        boolean marked = words.length() + 4 <= bare.length() || bare.endsWith(":");
        return separators.contains(words)
                || forwards.contains(words)
                || (marked && startsWithAny(words, separators))
                || (marked && startsWithAny(words, forwards));
    }

    /** How many lines from here on are the head of a quoted mail (From, Sent, To, Subject); 0 where there is none. */
    int headAt(List<String> lines, int from) {
        if (headOf(lines.get(from)).isEmpty()) {
            return 0;
        }
        if (isOneLineHead(lines.get(from))) {
            return 1;
        }
        Set<Head> found = EnumSet.noneOf(Head.class);
        int last = from;
        int strange = 0;
        for (int i = from; i < lines.size() && i < from + HEAD_WINDOW && strange < 3; i++) {
            Optional<Head> head = headOf(lines.get(i));
            if (head.isPresent()) {
                found.add(head.get());
                last = i;
                strange = 0;
            } else if (!lines.get(i).isBlank() || i > from + 1) {
                strange++;
            }
        }
        return found.size() >= 3
                        && found.contains(Head.FROM)
                        && (found.contains(Head.SUBJECT)
                                || lines.subList(from, last + 1).stream().anyMatch(QuoteCues::hasAddress))
                        && !isForm(lines, last + 1)
                ? last - from + 1
                : 0;
    }

    /** A journey has a from, a to and a date as well, but no subject and nobody's address. */
    private static boolean hasAddress(String line) {
        return line.indexOf('@') >= 0;
    }

    /** A web form names its fields as a mail does, and the field of the words themselves comes next. */
    private boolean isForm(List<String> lines, int from) {
        return lines.stream()
                .skip(from)
                .filter(line -> !line.isBlank())
                .findFirst()
                .flatMap(QuoteCues::nameOf)
                .filter(formWords::contains)
                .isPresent();
    }

    private Optional<Head> headOf(String line) {
        return nameOf(line).flatMap(name -> Optional.ofNullable(heads.get(name)));
    }

    /** What stands before the colon, where that is short enough to be the name of a field. */
    private static Optional<String> nameOf(String line) {
        int colon = line.indexOf(':');
        return colon < 1 || colon > LONGEST_HEAD_NAME
                ? Optional.empty()
                : Optional.of(stripMarks(lower(line.substring(0, colon))));
    }

    private boolean isOneLineHead(String line) {
        String bare = lower(line);
        Set<Head> found = EnumSet.noneOf(Head.class);
        int start = 0;
        for (int colon = bare.indexOf(':'); colon >= 0; colon = bare.indexOf(':', colon + 1)) {
            start = Math.max(start, bare.lastIndexOf(' ', colon) + 1);
            Head head = heads.get(stripMarks(bare.substring(start, colon)));
            if (head != null) {
                found.add(head);
            }
            start = colon + 1;
        }
        return found.size() >= 3 && found.contains(Head.FROM);
    }

    /** How many lines from here on introduce a quotation, such as {@code On … wrote:}; 0 where none does. */
    int attributionAt(List<String> lines, int from) {
        int length = longestAttributionAt(lines, from);
        return length > 1
                        && attributionAt(lines, from + 1) == length - 1
                        && !startsLikeAttribution(lower(lines.get(from)))
                ? 0
                : length;
    }

    private int longestAttributionAt(List<String> lines, int from) {
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < lines.size() && i < from + LONGEST_ATTRIBUTION; i++) {
            String line = lines.get(i);
            if (line.isBlank() || isQuoted(line) || joined.length() + line.length() > LOOKED_AT) {
                return 0;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(line.strip());
            if (!mayEndAttribution(joined)) {
                continue;
            }
            String sentence = lower(joined.toString());
            if (endsAttribution(sentence)) {
                boolean starts = startsLikeAttribution(sentence) || i == from || isDated(lower(lines.get(from)));
                return starts && isAttribution(sentence, isFollowedByQuote(lines, i + 1)) ? i - from + 1 : 0;
            }
        }
        return 0;
    }

    private static boolean mayEndAttribution(StringBuilder joined) {
        char last = joined.charAt(joined.length() - 1);
        return last == ':' || last == '*' || joined.indexOf("@") >= 0;
    }

    private boolean endsAttribution(String sentence) {
        if (stripTail(sentence).endsWith(":")) {
            return true;
        }
        if (sentence.indexOf('@') < 0 || !isDated(sentence)) {
            return false;
        }
        String words = stripMarks(sentence);
        return verbs.stream().anyMatch(verb -> words.endsWith(" " + verb));
    }

    private static String stripTail(String sentence) {
        int end = sentence.length();
        while (end > 0 && (sentence.charAt(end - 1) == '*' || sentence.charAt(end - 1) == ' ')) {
            end--;
        }
        return sentence.substring(0, end);
    }

    private static boolean isDated(String sentence) {
        return sentence.chars().anyMatch(Character::isDigit);
    }

    private boolean isAttribution(String sentence, boolean quoteFollows) {
        boolean starts = startsLikeAttribution(sentence);
        boolean address = sentence.indexOf('@') >= 0;
        boolean dated = isDated(sentence);
        boolean verb = verbs.stream().anyMatch(word -> holdsWord(sentence, word));
        if (quoteFollows) {
            return (verb && (dated || address || starts)) || (address && dated);
        }
        if (address && dated && sentence.endsWith(">:")) {
            return true;
        }
        boolean own = ownVoice.stream().anyMatch(word -> sentence.contains(" " + word + " "));
        return verb
                && !own
                && ((address && dated) || (starts && MOMENT.matcher(sentence).find()) || (address && starts));
    }

    private boolean startsLikeAttribution(String sentence) {
        int end = 0;
        while (end < sentence.length() && !Character.isLetterOrDigit(sentence.charAt(end))) {
            end++;
        }
        int start = end;
        while (end < sentence.length() && Character.isLetterOrDigit(sentence.charAt(end))) {
            end++;
        }
        String first = sentence.substring(start, end);
        return starts.contains(first) || (!first.isEmpty() && Character.isDigit(first.charAt(0)));
    }

    private static boolean isFollowedByQuote(List<String> lines, int from) {
        int i = from;
        while (i < lines.size() && i < from + 3 && lines.get(i).isBlank()) {
            i++;
        }
        return i < lines.size() && isQuoted(lines.get(i));
    }

    /** A line that a telephone or a program adds, such as {@code Sent from my iPhone}. */
    boolean isMobileFooter(String line) {
        String bare = stripMarks(lower(line));
        if (bare.isEmpty() || bare.length() > LONGEST_FOOTER) {
            return false;
        }
        for (String footer : footers) {
            if (bare.startsWith(footer)) {
                String rest = bare.substring(footer.length());
                return !isPossessive(footer) || isDevice(rest);
            }
        }
        return false;
    }

    private boolean isDevice(String rest) {
        String[] words = rest.strip().split(" +", 7);
        boolean named = false;
        for (int i = 0; i < words.length && i < 3; i++) {
            named |= devices.stream().anyMatch(words[i]::startsWith);
        }
        return named || (words.length < 6 && rest.indexOf(',') < 0);
    }

    private static boolean isPossessive(String footer) {
        return footer.endsWith(" min") || footer.endsWith(" mitt") || footer.endsWith(" my") || footer.endsWith(" via");
    }

    /** A line of the small print under a mail. */
    boolean isDisclaimer(String line) {
        String bare = stripMarks(lower(line));
        return startsWithAny(bare, disclaimers);
    }

    private static boolean startsWithAny(String words, List<String> cues) {
        return cues.stream().anyMatch(words::startsWith);
    }

    private static boolean holdsWord(String sentence, String word) {
        for (int at = sentence.indexOf(word); at >= 0; at = sentence.indexOf(word, at + 1)) {
            boolean before = at == 0 || !Character.isLetterOrDigit(sentence.charAt(at - 1));
            int end = at + word.length();
            boolean after = end == sentence.length() || !Character.isLetterOrDigit(sentence.charAt(end));
            if (before && after) {
                return true;
            }
        }
        return false;
    }

    private static String lower(String line) {
        String bare = line.length() > LOOKED_AT ? line.substring(0, LOOKED_AT) : line;
        return bare.strip().toLowerCase(Locale.ROOT).replace('\u00A0', ' ');
    }

    private static String stripMarks(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && !Character.isLetterOrDigit(line.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(line.charAt(end - 1)) && line.charAt(end - 1) != ')') {
            end--;
        }
        return line.substring(start, end);
    }
}
