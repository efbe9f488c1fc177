package brevvakt.portal.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The door of the one-time links: GET and HEAD show, POST acts, everything else is refused. Knows no person. */
final class OneTimeServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_TOKEN = 100;

    private final transient OneTimeLinks links;

    OneTimeServlet(OneTimeLinks links) {
        this.links = links;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        String token = path.substring(1, Math.min(path.length(), LONGEST_TOKEN));
        switch (request.getMethod()) {
            case "GET", "HEAD" -> write(response, links.look(token));
            case "POST" -> write(response, links.act(token));
            default -> {
                response.setHeader("Allow", "GET, HEAD, POST");
                response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
        }
    }

    private static void write(HttpServletResponse response, OneTimeLinks.Page page) throws IOException {
        byte[] bytes = page.html().getBytes(StandardCharsets.UTF_8);
        response.setStatus(page.status());
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
