package brevvakt.gateway.james;

import brevvakt.casework.letter.EmailAddress;
import java.util.Optional;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;

/** What we answer in SMTP, each with its enhanced status code (RFC 3463). */
final class Replies {

    private Replies() {}

    static HookResult accepted() {
        return HookResult.builder()
                .hookReturnCode(HookReturnCode.ok())
                .smtpReturnCode("250")
                .smtpDescription("2.1.5 Recipient OK")
                .build();
    }

    static HookResult unknownRecipient() {
        return refused("550", "5.1.1 There is no such mailbox here");
    }

    static HookResult closedMailbox(Optional<EmailAddress> instead) {
        return refused(
                "550",
                "5.2.1 This mailbox is closed"
                        + instead.map(address -> ", please write to " + address).orElse(""));
    }

    static HookResult taken(String id) {
        return HookResult.builder()
                .hookReturnCode(HookReturnCode.ok())
                .smtpReturnCode("250")
                .smtpDescription("2.6.0 Message received as " + id)
                .build();
    }

    static HookResult later(String why) {
        return HookResult.builder()
                .hookReturnCode(HookReturnCode.denySoft())
                .smtpReturnCode("451")
                .smtpDescription(why)
                .build();
    }

    static HookResult refused(String code, String why) {
        return HookResult.builder()
                .hookReturnCode(HookReturnCode.deny())
                .smtpReturnCode(code)
                .smtpDescription(why)
                .build();
    }
}
