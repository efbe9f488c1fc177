package brevvakt.mailets.absence;

import brevvakt.casework.absence.CalendarMail;
import brevvakt.casework.letter.Arrival;
import brevvakt.casework.letter.IncomingLetter;
import brevvakt.casework.records.Originals;
import brevvakt.casework.standin.CalendarActs;
import brevvakt.mailets.reading.ArrivalAttributes;
import brevvakt.mailets.reading.CalendarParts;
import brevvakt.mailets.reading.OpenLetters;
import brevvakt.mailets.reading.ReadingLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes absences from what an employee has sent to the absence address with his own login (SEED-87); of mail from the
 * street it takes nothing, whatever its From says. Changes neither the message nor its recipients; a second run finds the
 * first.
 *
 * <pre>{@code <mailet match="All" class="brevvakt.mailets.absence.TakeAbsence"/>}</pre>
 */
public final class TakeAbsence extends GenericMailet {
    private static final Logger LOG = LoggerFactory.getLogger(TakeAbsence.class);

    private final OpenLetters letters;
    private final Originals originals;
    private final CalendarReader reader;
    private final CalendarActs acts;

    @Inject
    public TakeAbsence(OpenLetters letters, Originals originals, CalendarReader reader, CalendarActs acts) {
        this.letters = letters;
        this.originals = originals;
        this.reader = reader;
        this.acts = acts;
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Arrival arrival = ArrivalAttributes.of(mail);
        if (!acts.concerns(arrival.envelope())) {
            return;
        }
        IncomingLetter letter = letters.letterOf(arrival);
        CalendarMail calendar = reader.read(letter.subject(), parts(arrival), arrival.receivedAt());
        CalendarActs.Outcome outcome = acts.take(
                new CalendarActs.Sender(arrival.id(), arrival.envelope().login().orElseThrow(), letter.from()),
                calendar);
        LOG.info(
                "absence mail {}: {} taken, {} removed, refused for {}",
                arrival.id(),
                outcome.taken().size(),
                outcome.removed().size(),
                outcome.faults());
    }

    private List<CalendarParts.Part> parts(Arrival arrival) throws MessagingException {
        try (InputStream raw = originals.open(arrival.original())) {
            return CalendarParts.of(raw, ReadingLimits.usual(), CalendarReader.MOST_BYTES);
        } catch (IOException e) {
            throw new MessagingException("cannot open the original of arrival " + arrival.id(), e);
        }
    }
}
