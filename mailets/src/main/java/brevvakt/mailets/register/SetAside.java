package brevvakt.mailets.register;

import brevvakt.casework.intake.SettingAside;
import brevvakt.mailets.reading.ArrivalAttributes;
import java.util.Objects;
import javax.inject.Inject;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/**
 * Sets a mail aside with its reason and ends its way; the original is kept whole. Changes nothing in the message.
 *
 * <pre>{@code <mailet match="All" class="brevvakt.mailets.register.SetAside"/>}</pre>
 */
public final class SetAside extends GenericMailet {
    private final SettingAside settingAside;
    private final KnockForDuePost.Door door;

    @Inject
    public SetAside(SettingAside settingAside, KnockForDuePost.Door door) {
        this.settingAside = settingAside;
        this.door = door;
    }

    @Override
    public void service(Mail mail) {
        settingAside.setAside(
                ArrivalAttributes.of(mail), Objects.requireNonNullElse(mail.getErrorMessage(), "unknown"));
        door.knock();
        mail.setState(Mail.GHOST);
    }
}
