package brevvakt.gateway.settings;

import brevvakt.casework.intake.TextMessages;
import brevvakt.casework.letter.EmailAddress;
import java.util.Optional;
import java.util.Set;

/**
 * The operator's gateway that carries text messages as mail; without gateways none come, without a way none go (SEED-22,
 * SEED-81).
 *
 * @param gateways addresses from which they come, or {@code *@domain}
 * @param hosts the IP addresses of the gateway; every host is believed where there are none
 * @param way the address that reaches a number, with {@code {number}} in it
 */
public record SmsSettings(Set<String> gateways, Set<String> hosts, Optional<String> way) {

    static SmsSettings of(Section section) {
        Set<String> gateways = section.words("gateways");
        gateways.stream()
                .filter(gateway -> EmailAddress.parse(gateway).isEmpty())
                .forEach(gateway -> section.fault(
                        "'sms.gateways' has \"" + gateway + "\", which is no address; write *@domain or an address"));
        Set<String> hosts = section.words("hosts");
        hosts.stream()
                .filter(host -> !host.matches("[0-9a-fA-F.:]{3,45}"))
                .forEach(host -> section.fault("'sms.hosts' has \"" + host + "\", which is no IP address"));
        Optional<String> way = section.text("way");
        way.filter(pattern -> !isWay(pattern))
                .ifPresent(pattern -> section.fault(
                        "'sms.way' is \"" + pattern + "\"; write an address with {number} once before its @"));
        section.nothingElse();
        return new SmsSettings(gateways, hosts, way);
    }

    private static boolean isWay(String pattern) {
        int gap = pattern.indexOf("{number}");
        return gap >= 0
                && gap < pattern.indexOf('@')
                && gap == pattern.lastIndexOf("{number}")
                && EmailAddress.parse(pattern.replace("{number}", "0700000000")).isPresent();
    }

    /** Text messages as these settings have them. */
    public TextMessages messages() {
        return new TextMessages(gateways, hosts, way);
    }
}
