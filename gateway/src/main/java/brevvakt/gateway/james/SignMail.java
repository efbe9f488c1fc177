package brevvakt.gateway.james;

import brevvakt.casework.access.MailAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.inject.Inject;
import javax.mail.Address;
import javax.mail.MessagingException;
import javax.mail.internet.InternetAddress;
import org.apache.james.jdkim.mailets.ConvertTo7Bit;
import org.apache.james.jdkim.mailets.DKIMSign;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.base.GenericMailet;

/**
 * Signs mail of our domain that leaves (DKIM, RFC 6376), where the settings give a key; once, however often it is tried.
 * The body is written in seven bits first, since a server on the way that must do so would break the signature.
 *
 * <pre>{@code
 * <mailet match="All" class="brevvakt.gateway.james.SignMail">
 *   <onMailetException>retry</onMailetException>
 * </mailet>
 * }</pre>
 */
public final class SignMail extends GenericMailet {
    private static final AttributeName SIGNED = AttributeName.of("brevvakt.signed");
    private static final String FIELDS = "from:reply-to:subject:date:to:cc:message-id:in-reply-to:references"
            + ":mime-version:content-type:content-transfer-encoding:auto-submitted";

    private final Optional<MailServerSettings.Dkim> key;
    private final Supplier<String> domain;
    private final Map<String, List<GenericMailet>> steps = new ConcurrentHashMap<>();

    /** The domain is that of the organisation, which may be imported while the house runs. */
    @Inject
    SignMail(MailServerSettings settings, MailAccess access) {
        this.key = settings.dkim();
        this.domain = () -> access.domain().orElse(settings.domains().get(0));
    }

    @Override
    public void init(MailetConfig config) throws MessagingException {
        super.init(config);
        stepsFor(domain.get());
    }

    /** What is done to a mail of a domain; nothing without a key. */
    private List<GenericMailet> stepsFor(String signed) throws MessagingException {
        if (key.isEmpty()) {
            return List.of();
        }
        List<GenericMailet> known = steps.get(signed);
        if (known != null) {
            return known;
        }
        Map<String, String> ways = Map.of(
                "signatureTemplate",
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + signed + "; s="
                        + key.get().selector() + "; h=" + FIELDS + "; bh=; b=;",
                "privateKey",
                pem(key.get().key()),
                "forceCRLF",
                "true");
        List<GenericMailet> made = List.of(new ConvertTo7Bit(), new DKIMSign());
        for (GenericMailet step : made) {
            step.init(new AddedParameters(getMailetConfig(), ways));
        }
        steps.put(signed, made);
        return made;
    }

    private static String pem(Path file) throws MessagingException {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new MessagingException("the key " + file + " cannot be read", e);
        }
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        String ours = domain.get();
        if (key.isEmpty() || mail.getAttribute(SIGNED).isPresent() || !isOf(ours, mail)) {
            return;
        }
        for (GenericMailet step : stepsFor(ours)) {
            step.service(mail);
        }
        mail.setAttribute(new Attribute(SIGNED, AttributeValue.of(true)));
    }

    private static boolean isOf(String domain, Mail mail) throws MessagingException {
        Address[] authors = mail.getMessage().getFrom();
        return authors != null
                && authors.length == 1
                && authors[0] instanceof InternetAddress author
                && author.getAddress() != null
                && author.getAddress().toLowerCase(Locale.ROOT).endsWith("@" + domain);
    }
}
