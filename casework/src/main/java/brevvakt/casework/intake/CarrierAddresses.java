package brevvakt.casework.intake;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.letter.Envelope;
import brevvakt.casework.letter.IncomingLetter;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the mail of something that carries somebody's words comes from.
 *
 * @param addresses in small letters, or {@code *@domain} for all of a domain
 * @param hosts its IP addresses; where there are none every host is believed
 */
record CarrierAddresses(Set<String> addresses, Set<String> hosts) {
    private static final String ALL_OF_A_DOMAIN = "*@";

    CarrierAddresses {
        addresses = Set.copyOf(addresses);
        hosts = Set.copyOf(hosts);
    }

    static CarrierAddresses of(Collection<String> addresses, Collection<String> hosts) {
        return new CarrierAddresses(
                addresses.stream()
                        .map(address -> address.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                Set.copyOf(hosts));
    }

    /** It sends from that address, or from all of its domain. */
    boolean has(EmailAddress from) {
        return hasItself(from) || addresses.contains(ALL_OF_A_DOMAIN + from.domain());
    }

    /** It sends from that very address. */
    boolean hasItself(EmailAddress from) {
        return addresses.contains(from.toString());
    }

    /** The address of a letter that it has sent; a report of a lost one and mail of our own are none. */
    Optional<EmailAddress> senderOf(IncomingLetter letter, Envelope envelope) {
        return letter.from()
                .filter(from -> envelope.login().isEmpty() && envelope.sender().isPresent())
                .filter(this::has)
                .filter(from -> hosts.isEmpty()
                        || envelope.peer().filter(hosts::contains).isPresent());
    }
}
