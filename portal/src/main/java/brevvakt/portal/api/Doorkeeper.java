package brevvakt.portal.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Says who knocks: the holder of the administrator's token, or a person with name and password. */
final class Doorkeeper {
    private static final String BY = "X-Brevvakt-By";

    private final byte[] token;
    private final Logins logins;

    Doorkeeper(String token, Logins logins) {
        if (token.length() < 32) {
            throw new IllegalArgumentException("an administrator's token of " + token.length() + " characters is none");
        }
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.logins = logins;
    }

    /** Who asks; empty for a stranger, and for anybody whose words another on the way could have read. */
    Optional<Caller> callerOf(HttpServletRequest request) {
        if (!request.isSecure() && !isThisMachine(request.getRemoteAddr())) {
            return Optional.empty();
        }
        String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        int space = header.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        String credentials = header.substring(space + 1).strip();
        return switch (header.substring(0, space).toLowerCase(Locale.ROOT)) {
            case "bearer" -> administrator(credentials, named(request));
            case "basic" -> person(credentials, named(request), request.getRemoteAddr());
            default -> Optional.empty();
        };
    }

    private static boolean isThisMachine(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Somebody who must choose a password of his own before anything else. */
    boolean mustChangePassword(Caller caller) {
        return !caller.administrator()
                && caller.by().filter(logins::mustChangePassword).isPresent();
    }

    private Optional<Caller> administrator(String given, Optional<String> by) {
        boolean right = MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
        return right ? Optional.of(Caller.administrator(by)) : Optional.empty();
    }

    private Optional<Caller> person(String given, Optional<String> by, String address) {
        return decoded(given)
                .map(pair -> pair.split(":", 2))
                .filter(pair -> pair.length == 2 && logins.mayLogIn(pair[0], pair[1], address))
                .flatMap(pair -> logins.usernameOf(pair[0]))
                .filter(username -> by.isEmpty() || by.get().equals(username))
                .map(Caller::person);
    }

    /** Percent-encoded, since a header carries no other letters than those of Latin-1. */
    private static Optional<String> named(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(BY))
                .filter(by -> !by.isBlank())
                .map(by -> by.contains("%") ? unescaped(by) : by);
    }

    private static String unescaped(String by) {
        try {
            return URLDecoder.decode(by, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return by;
        }
    }

    private static Optional<String> decoded(String basic) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
