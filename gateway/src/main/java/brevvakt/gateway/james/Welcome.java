package brevvakt.gateway.james;

import org.apache.james.protocols.smtp.core.WelcomeMessageHandler;

/** The greeting; it names no product. */
final class Welcome extends WelcomeMessageHandler {

    @Override
    protected String getServiceType() {
        return "ESMTP";
    }
}
