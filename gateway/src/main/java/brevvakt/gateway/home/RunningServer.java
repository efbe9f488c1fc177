package brevvakt.gateway.home;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/**
 * Where the server of a home listens, as it wrote in {@code run/server.json}.
 *
 * @param pid its process
 * @param bind the address its ports are bound to
 * @param portBase what every port is counted from
 * @param certificate the SHA-256 of the certificate that its HTTPS door shows, in hex; empty where it speaks plain HTTP
 */
public record RunningServer(long pid, String bind, int portBase, Optional<String> certificate) {
    private static final int HTTP = 80;

    /** The process is there. Another may have taken its number since, so this is no proof that the server answers. */
    public boolean mayBeAlive() {
        return ProcessHandle.of(pid).isPresent();
    }

    /** The HTTP door, as seen from the same machine. */
    public URI http() throws IOException {
        InetAddress address = InetAddress.getByName(bind);
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return http(host, portBase, certificate.isPresent());
    }

    /** The HTTP door of a house that listens there. */
    public static URI http(String host, int portBase, boolean secure) {
        return URI.create((secure ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + (portBase + HTTP));
    }

    String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("pid", pid);
            json.writeStringField("bind", bind);
            json.writeNumberField("portBase", portBase);
            if (certificate.isPresent()) {
                json.writeStringField("certificate", certificate.get());
            }
            json.writeEndObject();
        }
        return text + "\n";
    }

    /** Reads what {@link #json} wrote; half a file, or another one, is none. */
    static Optional<RunningServer> parse(String text) {
        long pid = 0;
        String bind = "";
        int portBase = -1;
        Optional<String> certificate = Optional.empty();
        try (JsonParser json = new JsonFactory().createParser(text)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    switch (name) {
                        case "pid" -> pid = json.getValueAsLong();
                        case "bind" -> bind = json.getValueAsString("");
                        case "portBase" -> portBase = json.getValueAsInt(-1);
                        case "certificate" -> certificate = Optional.ofNullable(json.getValueAsString());
                        default -> json.skipChildren();
                    }
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        boolean whole = pid > 0 && !bind.isEmpty() && portBase >= 0;
        return whole ? Optional.of(new RunningServer(pid, bind, portBase, certificate)) : Optional.empty();
    }
}
