package brevvakt.gateway.james;

import brevvakt.casework.access.Knock;
import brevvakt.casework.access.MailAccess;
import brevvakt.casework.letter.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.mailbox.MailboxSession;
import org.apache.james.mailbox.MailboxSession.SessionType;
import org.apache.james.mailbox.SessionProvider;
import org.apache.james.mailbox.exception.BadCredentialsException;
import org.apache.james.mailbox.exception.ForbiddenDelegationException;
import org.apache.james.mailbox.exception.MailboxException;
import org.apache.james.mailbox.model.MailboxId;
import org.apache.james.util.MDCBuilder;
import org.slf4j.MDC;

/**
 * Opens mailbox sessions. A person logs in by user name or mail address and reaches the same mailbox, whose owner James
 * knows by its address; nobody logs in as somebody else. Folders are divided by a slash, since addresses have dots.
 */
final class HouseSessions implements SessionProvider {
    private static final char DELIMITER = '/';
    private static final String USERNAME = "brevvakt.username";

    private static final String EXAMINED = "brevvakt.examined";

    private final MailAccess access;
    private final AtomicLong ids = new AtomicLong();

    @Inject
    HouseSessions(MailAccess access) {
        this.access = access;
    }

    /** The person behind a session; empty in the server's own sessions. */
    static Optional<String> usernameOf(MailboxSession session) {
        return Optional.ofNullable((String) session.getAttributes().get(USERNAME));
    }

    /** Was this mailbox selected with EXAMINE, to change nothing in it? */
    static boolean isExamined(MailboxSession session, MailboxId mailbox) {
        return mailbox.equals(session.getAttributes().get(EXAMINED));
    }

    static void examined(MailboxSession session, MailboxId mailbox) {
        session.getAttributes().put(EXAMINED, mailbox);
    }

    static void notExamined(MailboxSession session) {
        session.getAttributes().remove(EXAMINED);
    }

    @Override
    public MailboxSession createSystemSession(Username owner) {
        return session(owner, Optional.empty(), SessionType.System);
    }

    @Override
    public AuthorizationStep authenticate(Username login, String password) {
        return new Step(login) {
            @Override
            public MailboxSession withoutDelegation() throws MailboxException {
                if (!access.mayLogIn(new Knock("IMAP", address(), login.asString(), password))) {
                    throw new BadCredentialsException();
                }
                return open(login);
            }
        };
    }

    /** James writes down whence a session comes for the log; it tells nobody else. */
    private static String address() {
        return Optional.ofNullable(MDC.get(MDCBuilder.IP)).orElse("somewhere");
    }

    @Override
    public AuthorizationStep authenticate(Username login) {
        return new Step(login) {
            @Override
            public MailboxSession withoutDelegation() throws MailboxException {
                return open(login);
            }
        };
    }

    private MailboxSession open(Username login) throws MailboxException {
        String username = access.usernameOf(login.asString()).orElseThrow(BadCredentialsException::new);
        Username owner = Username.of(
                access.personalMailboxOf(username).map(EmailAddress::toString).orElse(username));
        MailboxSession session = session(owner, Optional.of(owner), SessionType.User);
        session.getAttributes().put(USERNAME, username);
        return session;
    }

    private MailboxSession session(Username owner, Optional<Username> loggedIn, SessionType type) {
        return new MailboxSession(
                MailboxSession.SessionId.of(ids.incrementAndGet()), owner, loggedIn, List.of(), DELIMITER, type);
    }

    private abstract static class Step implements AuthorizationStep {
        private final Username login;

        Step(Username login) {
            this.login = login;
        }

        @Override
        public MailboxSession as(Username other) throws MailboxException {
            throw new ForbiddenDelegationException(login, other);
        }

        @Override
        public MailboxSession forMatchingUser(Predicate<Username> other) throws MailboxException {
            throw new ForbiddenDelegationException(login);
        }
    }
}
