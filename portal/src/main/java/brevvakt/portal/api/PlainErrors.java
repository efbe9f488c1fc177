package brevvakt.portal.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that something failed inside, and nothing of what. The log has the rest. */
final class PlainErrors extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(PlainErrors.class);

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST || response.getContentWritten() > 0) {
            return;
        }
        boolean ours = response.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        String reason = ours ? "this failed inside; the server's log says why" : "this is no request we understand";
        try {
            response.setContentType("application/json");
            response.setCharacterEncoding("utf-8");
            PrintWriter writer = response.getReporter();
            if (writer != null) {
                writer.write("{\"error\":\"" + reason + "\"}");
                response.finishResponse();
            }
        } catch (IOException e) {
            LOG.debug("the caller has left before the error was told", e);
        }
    }
}
