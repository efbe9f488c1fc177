package brevvakt.mailets.reading;

import java.util.Locale;
import java.util.Optional;

/** What a part says about itself: media type, charset, name, encoding, and whether it is meant as an attachment. */
record ContentType(String media, Parameters parameters, Parameters disposition, TransferDecoding encoding) {
    private static final int LONGEST = 4 << 10;
    private static final int LONGEST_NAME = 200;

    static ContentType of(HeaderFields header, String usual) {
        Parameters parameters = header.all("content-type").stream()
                .map(value -> Parameters.of(Written.cut(HeaderText.raw(value), LONGEST)))
                .filter(value -> !value.word().isEmpty())
                .findFirst()
                .orElse(Parameters.none());
        Parameters disposition = header.raw("content-disposition")
                .map(value -> Parameters.of(Written.cut(value, LONGEST)))
                .orElse(Parameters.none());
        TransferDecoding encoding = header.raw("content-transfer-encoding")
                .map(TransferDecoding::named)
                .orElse(TransferDecoding.NONE);
        return new ContentType(media(parameters, disposition, usual), parameters, disposition, encoding);
    }

    private static String media(Parameters parameters, Parameters disposition, String usual) {
        String word = parameters.word();
        if (isMedia(word)) {
            return word;
        }
        if (word.equals("text") || word.equals("multipart")) {
            return word.equals("text") ? "text/plain" : "multipart/mixed";
        }
        boolean named = parameters.get("name").isPresent()
                || disposition.get("filename").isPresent();
        return word.isEmpty() && !named ? usual : named ? "application/octet-stream" : "text/plain";
    }

    private static boolean isMedia(String word) {
        int slash = word.indexOf('/');
        return slash > 0
                && slash < word.length() - 1
                && word.length() <= 127
                && word.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '\\');
    }

    boolean isMultipart() {
        return media.startsWith("multipart/");
    }

    boolean isMessage() {
        return media.equals("message/rfc822") || media.equals("message/global") || media.equals("message/news");
    }

    boolean isText() {
        return media.equals("text/plain")
                || media.equals("text/html")
                || media.equals("text/enriched")
                || media.equals("text/richtext");
    }

    boolean isAttachment() {
        String word = disposition.word();
        return word.equals("attachment")
                || (!word.isEmpty() && !word.equals("inline") && fileName().isPresent());
    }

    Optional<String> charset() {
        return parameters.get("charset");
    }

    boolean is(String parameter, String value) {
        return parameters
                .get(parameter)
                .map(held -> held.toLowerCase(Locale.ROOT).equals(value))
                .orElse(false);
    }

    /** The file name: without a path, without control characters. */
    Optional<String> fileName() {
        return disposition
                .get("filename")
                .filter(name -> !name.isBlank())
                .or(() -> parameters.get("name"))
                .map(ContentType::safeName)
                .filter(name -> !name.isEmpty());
    }

    static String safeName(String raw) {
        String name = Written.line(HeaderText.decode(raw), 4 * LONGEST_NAME);
        int path = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        String bare = name.substring(path + 1).strip();
        boolean dots = bare.chars().allMatch(c -> c == '.');
        return dots ? "" : Written.cut(bare, LONGEST_NAME);
    }
}
