package brevvakt.casework.organisation;

import brevvakt.casework.letter.EmailAddress;
import brevvakt.casework.texts.Language;
import brevvakt.casework.texts.Placeholder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The municipality itself, and where it can be reached as a whole.
 *
 * @param language in which it writes to its own people, and to citizens whose language nobody knows
 * @param socialDuty who hears of concern reports at any hour (LAW-45)
 * @param dataProtection who handles what people ask about their own data
 * @param faults where fault reports go
 */
public record Municipality(
        String name,
        String domain,
        Language language,
        EmailAddress serviceCentreMail,
        String serviceCentrePhone,
        Optional<String> serviceCentreHours,
        Optional<EmailAddress> socialDuty,
        Optional<EmailAddress> dataProtection,
        Optional<EmailAddress> faults) {

    /** What every mail of ours may say of it; the map is the caller's. */
    public Map<Placeholder, String> placeholders() {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.MUNICIPALITY, name);
        values.put(Placeholder.SERVICE_CENTRE_MAIL, serviceCentreMail.toString());
        values.put(Placeholder.SERVICE_CENTRE_PHONE, serviceCentrePhone);
        serviceCentreHours.ifPresent(hours -> values.put(Placeholder.SERVICE_CENTRE_HOURS, hours));
        return values;
    }
}
