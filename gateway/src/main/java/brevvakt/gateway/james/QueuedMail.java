package brevvakt.gateway.james;

import brevvakt.casework.letter.Sha256;
import brevvakt.casework.records.Originals;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import javax.mail.MessagingException;
import javax.mail.internet.AddressException;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.PerRecipientHeaders;

/**
 * A mail as the queue writes it down: the envelope as JSON, then the message. Of a message that lies among the
 * originals only its digest and our trace header are written, so that a large mail costs the queue nothing.
 */
final class QueuedMail {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Originals originals;

    QueuedMail(Originals originals) {
        this.originals = originals;
    }

    byte[] write(Mail mail) throws MessagingException, IOException {
        Optional<KeptMessage> kept = keptOf(mail);
        byte[] envelope = JSON.writeValueAsBytes(envelope(mail, kept));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(envelope.length + 4096);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(envelope.length);
        out.write(envelope);
        if (kept.isPresent()) {
            out.write(kept.get().trace());
        } else {
            mail.getMessage().writeTo(out);
        }
        return bytes.toByteArray();
    }

    private static Optional<KeptMessage> keptOf(Mail mail) throws MessagingException {
        return mail.getMessage() instanceof KeptMime mime && !mime.isModified()
                ? Optional.of(mime.kept())
                : Optional.empty();
    }

    private static ObjectNode envelope(Mail mail, Optional<KeptMessage> kept) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("name", mail.getName());
        envelope.put("state", mail.getState());
        envelope.put("error", mail.getErrorMessage());
        envelope.put("updated", mail.getLastUpdated().getTime());
        envelope.put("host", mail.getRemoteHost());
        envelope.put("peer", mail.getRemoteAddr());
        mail.getMaybeSender().asOptional().ifPresent(sender -> envelope.put("sender", sender.asString()));
        ArrayNode recipients = envelope.putArray("recipients");
        mail.getRecipients().forEach(recipient -> recipients.add(recipient.asString()));
        ObjectNode attributes = envelope.putObject("attributes");
        mail.attributes().forEach(attribute -> attribute
                .getValue()
                .toJson()
                .ifPresent(value -> attributes.set(attribute.getName().asString(), value)));
        ArrayNode headers = envelope.putArray("headers");
        mail.getPerRecipientSpecificHeaders().getHeadersByRecipient().forEach((recipient, header) -> headers.addArray()
                .add(recipient.asString())
                .add(header.asString()));
        kept.ifPresent(
                message -> envelope.put("original", message.digest().hex()).put("size", message.size()));
        return envelope;
    }

    /** Reads back what {@link #write} wrote; what cannot be read is an IOException. */
    MailImpl read(byte[] bytes) throws IOException, MessagingException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        byte[] json = new byte[in.readInt()];
        in.readFully(json);
        JsonNode envelope = JSON.readTree(json);
        MailImpl.Builder mail = MailImpl.builder()
                .name(envelope.path("name").asText())
                .state(envelope.path("state").asText())
                .errorMessage(envelope.path("error").textValue())
                .lastUpdated(new Date(envelope.path("updated").asLong()));
        mail.remoteHost(envelope.path("host").asText(""))
                .remoteAddr(envelope.path("peer").asText(""));
        if (envelope.has("sender")) {
            mail.sender(new MailAddress(envelope.get("sender").asText()));
        }
        for (JsonNode recipient : envelope.path("recipients")) {
            mail.addRecipient(new MailAddress(recipient.asText()));
        }
        for (Map.Entry<String, JsonNode> attribute : envelope.path("attributes").properties()) {
            mail.addAttribute(
                    new Attribute(AttributeName.of(attribute.getKey()), AttributeValue.fromJson(attribute.getValue())));
        }
        for (JsonNode header : envelope.path("headers")) {
            addHeader(mail, header);
        }
        MailImpl read = mail.build();
        read.setMessageNoCopy(message(envelope, in));
        return read;
    }

    private static void addHeader(MailImpl.Builder mail, JsonNode header) throws AddressException {
        mail.addHeaderForRecipient(
                PerRecipientHeaders.Header.fromString(header.path(1).asText()),
                new MailAddress(header.path(0).asText()));
    }

    private MimeMessageWrapper message(JsonNode envelope, DataInputStream in) throws IOException, MessagingException {
        if (envelope.has("original")) {
            return new KeptMime(new KeptMessage(
                    in.readAllBytes(),
                    originals,
                    new Sha256(envelope.get("original").asText()),
                    envelope.path("size").asLong()));
        }
        return new MimeMessageWrapper(
                MimeMessageInputStreamSource.create(envelope.path("name").asText(), in));
    }
}
