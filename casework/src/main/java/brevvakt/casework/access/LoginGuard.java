package brevvakt.casework.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Slows down who tries passwords, without letting strangers lock anybody out (SEED-80). What counts is whence a try
 * comes: a wrong password makes the answer to the next wrong one from there later, and never touches the same login
 * from elsewhere. A right password is answered at once, however many wrong ones went before.
 *
 * <p>While a wrong try at a login is held back, another from the same place at the same login is turned away unread, so
 * that many connections at once gain nothing. Only so many tries are held at a time, lest they fill the doors; beyond
 * that, whoever has tried too often is turned away unread.
 */
public final class LoginGuard {
    static final int FREE_TRIES = 3;
    static final int FREE_TRIES_OF_A_PLACE = 20;
    static final Duration LONGEST = Duration.ofSeconds(4);
    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration MEMORY = Duration.ofMinutes(15);
    private static final int MOST_HELD = 6;
    private static final int MOST_REMEMBERED = 20_000;

    private final Clock clock;
    private final Pause pause;
    private final Map<String, Tries> remembered = new Recent();
    private int held;

    /** How an answer is held back. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration time);
    }

    private static final class Tries {
        private int wrong;
        private boolean held;
        private Instant last;

        private Tries(Instant last) {
            this.last = last;
        }
    }

    /** The places heard of last; who tries from very many is remembered as long as there is room. */
    private static final class Recent extends LinkedHashMap<String, Tries> {
        private static final long serialVersionUID = 1L;

        private Recent() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }

    public LoginGuard(Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** The password may be looked at now; else the trier is to come again in some seconds. */
    synchronized boolean mayTry(Knock knock) {
        Tries atLogin = tries(pair(knock));
        boolean suspect = atLogin.wrong > FREE_TRIES || tries(place(knock)).wrong > FREE_TRIES_OF_A_PLACE;
        return !atLogin.held && !(suspect && held >= MOST_HELD);
    }

    synchronized void right(Knock knock) {
        remembered.remove(pair(knock));
    }

    /** Counts a wrong try, and returns when it may be answered. */
    void wrong(Knock knock) {
        Duration time = counted(knock);
        if (time.isZero()) {
            return;
        }
        try {
            pause.of(time);
        } finally {
            released(knock);
        }
    }

    private synchronized Duration counted(Knock knock) {
        Tries atLogin = counted(pair(knock));
        Tries ofPlace = counted(place(knock));
        int beyond = Math.max(atLogin.wrong - FREE_TRIES, ofPlace.wrong - FREE_TRIES_OF_A_PLACE);
        if (beyond <= 0) {
            return Duration.ZERO;
        }
        atLogin.held = true;
        held++;
        Duration time = SHORTEST.multipliedBy(1L << Math.min(beyond - 1, 10));
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }

    private Tries counted(String key) {
        Tries tries = tries(key);
        tries.wrong++;
        tries.last = clock.instant();
        return tries;
    }

    private synchronized void released(Knock knock) {
        tries(pair(knock)).held = false;
        held--;
    }

    private Tries tries(String key) {
        Instant now = clock.instant();
        Tries tries = remembered.computeIfAbsent(key, one -> new Tries(now));
        if (tries.last.plus(MEMORY).isBefore(now)) {
            tries.wrong = 0;
        }
        return tries;
    }

    private static String pair(Knock knock) {
        String login = knock.login().strip().toLowerCase(Locale.ROOT);
        return place(knock) + " " + (login.length() > 200 ? login.substring(0, 200) : login);
    }

    /** An IPv6 network of 64 bits is one place, for its owner has all of its addresses (RFC 4291). */
    private static String place(Knock knock) {
        String[] groups = knock.address().split(":");
        boolean whole = groups.length == 8;
        return whole ? String.join(":", groups[0], groups[1], groups[2], groups[3]) + "::" : knock.address();
    }
}
