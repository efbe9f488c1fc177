package brevvakt.gateway;

import brevvakt.casework.handover.CaseSystem;
import brevvakt.casework.handover.DiaryNeighbour;
import brevvakt.casework.intake.Correspondence;
import brevvakt.casework.outbox.Neighbour;
import brevvakt.casework.outbox.OutgoingPost;
import brevvakt.casework.records.KeptLetters;
import brevvakt.gateway.neighbours.CaseSystemByFolder;
import brevvakt.gateway.neighbours.CaseSystemByMail;
import brevvakt.gateway.neighbours.RecordPapers;

/** The way of registrations to the diary systems, as the settings have it. */
final class DiaryWay {
    private DiaryWay() {}

    static Neighbour of(OpenHouse open, KeptLetters letters, OutgoingPost post) {
        CaseSystem byMail = new CaseSystemByMail(
                post,
                open.tokens,
                () -> open.house.organisation().municipality().name());
        return new DiaryNeighbour(
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
                open.house::organisation);
    }
}
