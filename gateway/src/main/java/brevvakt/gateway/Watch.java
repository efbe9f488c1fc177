package brevvakt.gateway;

import brevvakt.casework.watch.CaseDays;
import brevvakt.casework.watch.DailyOpening;
import brevvakt.casework.watch.Digests;
import brevvakt.casework.watch.FiveDayReply;
import brevvakt.casework.watch.LearningDays;
import brevvakt.casework.watch.Rungs;
import brevvakt.casework.watch.TwoDayContact;
import brevvakt.casework.watch.WatchHours;
import brevvakt.casework.watch.WatchPost;
import brevvakt.casework.watch.WhoActs;
import brevvakt.gateway.jobs.Job;
import java.util.List;

/** The watch of the running house: its rules, and the times at which they are asked. */
final class Watch {
    final DailyOpening opening;
    private final FiveDayReply reply;
    private final TwoDayContact contact;
    private final CaseDays days;
    private final Digests digests;
    private final LearningDays learning;

    Watch(OpenHouse open, WhoActs whoActs) {
        WatchHours hours = new WatchHours(open.calendar, HouseClock.ZONE);
        WatchPost post =
                new WatchPost(open.database, open.registers, open.texts, hours, whoActs, open.house::organisation);
        this.opening = new DailyOpening(post);
        this.reply = new FiveDayReply(post);
        this.contact = new TwoDayContact(post);
        this.digests = new Digests(post);
        this.learning = new LearningDays(post);
        this.days = new CaseDays(open.database, open.registers, open.promises, hours);
    }

    /** The schedule; at one instant in this order. Nothing runs before the first import. */
    List<Job> jobs(OpenHouse open) {
        return List.of(
                open.job(
                        "seal",
                        "0 20 0 * * ?",
                        at -> open.seals.seal(open.promises.dayOf(at).minusDays(1), at)),
                open.job("handover-heard", "0 2/15 * * * ?", open.desk::hearDiaries),
                open.job("handover-astray", "0 5 * * * ?", at -> open.desk.astray.look()),
                open.job("recount", "0 0 6 ? * MON-FRI", days::recount),
                open.job("silence", "0 10 6 ? * MON-FRI", days::silence),
                open.job("digest", "0 30 7 ? * MON-FRI", digests::write),
                open.job("learning", "0 40 7 ? * MON-FRI", learning::look),
                open.job("callbacks", "0 0 8 ? * MON-FRI", contact::look),
                open.job("reply-morning", "0 0 9 ? * MON-FRI", at -> reply.look(Rungs.Hour.MORNING, at)),
                open.job("opening-owner", "0 0 13 ? * MON-FRI", at -> opening.remind(DailyOpening.Rung.OWNER, at)),
                open.job(
                        "opening-substitute",
                        "0 30 14 ? * MON-FRI",
                        at -> opening.remind(DailyOpening.Rung.SUBSTITUTE, at)),
                open.job("opening-manager", "0 30 15 ? * MON-FRI", at -> opening.remind(DailyOpening.Rung.MANAGER, at)),
                open.job("reply-afternoon", "0 0 16 ? * MON-FRI", at -> reply.look(Rungs.Hour.AFTERNOON, at)),
                open.job("reply-last-call", "0 30 16 ? * MON-FRI", at -> reply.look(Rungs.Hour.LAST_CALL, at)),
                open.job("opening-close", "0 0 17 ? * MON-FRI", opening::close));
    }
}
