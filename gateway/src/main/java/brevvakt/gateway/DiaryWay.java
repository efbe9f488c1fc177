package brevvakt.gateway;

import brevvakt.casework.handover.CaseSystem;
import brevvakt.casework.handover.DiaryNeighbour;
import brevvakt.casework.intake.Correspondence;
import brevvakt.casework.outbox.Neighbour;
import brevvakt.casework.outbox.OutboxMail;
import brevvakt.casework.outbox.OutgoingPost;
import brevvakt.casework.records.KeptLetters;
import brevvakt.gateway.neighbours.CaseSystemByFolder;
import brevvakt.gateway.neighbours.CaseSystemByMail;
import brevvakt.gateway.neighbours.RecordPapers;
import java.io.IOException;

/** The way of registrations to the diary systems, as the settings have it. */
final class DiaryWay {
    private DiaryWay() {}

    /** A mistake of ours with one package is a try in vain, and holds up nobody else's mail. */
    private record Guarded(Neighbour neighbour) implements Neighbour {
        @Override
        public boolean takes(OutboxMail mail) {
            return neighbour.takes(mail);
        }

        @Override
        @SuppressWarnings("IllegalCatch") // whatever a library makes of a stranger's file must not stop the postman
        public void take(OutboxMail mail) throws IOException {
            try {
                neighbour.take(mail);
            } catch (RuntimeException e) {
                throw new IOException("outbox mail " + mail.id() + " cannot be packed", e);
            }
        }
    }

    /** The way of mails that carry files. */
    static CaseSystemByMail byMail(OpenHouse open, OutgoingPost post) {
        return new CaseSystemByMail(
                post,
                open.tokens,
                () -> open.house.organisation().municipality().name());
    }

    static Neighbour of(OpenHouse open, KeptLetters letters, OutgoingPost post) {
        CaseSystemByMail byMail = byMail(open, post);
        return new Guarded(new DiaryNeighbour(
                open.database,
                open.registers,
                open.originals,
                new RecordPapers(open.originals, letters, open.words, HouseClock.ZONE),
                open.settings
                        .handover()
                        .folder()
                        .<CaseSystem>map(CaseSystemByFolder::new)
                        .orElse(byMail),
                byMail,
                Correspondence.AUTHORITY,
                open.house::organisation));
    }
}
