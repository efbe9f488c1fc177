package brevvakt.mailets.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What may still be spent on one mail, and the troubles met so far. Troubles hold no words of the mail. */
final class Budget {
    private static final int MOST_TROUBLES = 50;

    private final ReadingLimits limits;
    private final long started = System.nanoTime();
    private final Set<String> troubles = new LinkedHashSet<>();
    private int parts;
    private long opened;
    private long attachmentChars;

    Budget(ReadingLimits limits) {
        this.limits = limits;
        this.attachmentChars = 4L * limits.textChars();
    }

    ReadingLimits limits() {
        return limits;
    }

    void trouble(String what) {
        if (troubles.size() < MOST_TROUBLES) {
            troubles.add(what);
        }
    }

    List<String> troubles() {
        return new ArrayList<>(troubles);
    }

    /** Counts a part; says whether it may still be read. */
    boolean mayTakePart() {
        if (parts >= limits.parts()) {
            trouble("more than " + limits.parts() + " parts");
            return false;
        }
        parts++;
        return true;
    }

    /** Counts the bytes of a part that is decoded to be read as a mail of its own; says whether it may be. */
    boolean mayOpen(long bytes) {
        if (opened + bytes > limits.bytes()) {
            trouble("the mails in it are longer than " + limits.bytes() + " bytes together");
            return false;
        }
        opened += bytes;
        return true;
    }

    boolean isTimeUp() {
        boolean up = System.nanoTime() - started > limits.time().toNanos();
        if (up) {
            trouble("reading took more than " + limits.time().toSeconds() + " s; later attachments were not read");
        }
        return up;
    }

    /** The text of an attachment, as much of it as may still be kept. */
    String takeAttachmentText(String text) {
        int most = (int) Math.min(attachmentChars, limits.textChars());
        if (text.length() > most) {
            trouble("the text of the attachments is longer than may be kept");
        }
        String kept = Written.cut(text, most);
        attachmentChars -= kept.length();
        return kept;
    }
}
