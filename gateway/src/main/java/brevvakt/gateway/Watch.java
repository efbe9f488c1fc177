package brevvakt.gateway;

import brevvakt.casework.watch.CaseDays;
import brevvakt.casework.watch.DailyOpening;
import brevvakt.casework.watch.Digests;
import brevvakt.casework.watch.FiveDayReply;
import brevvakt.casework.watch.Rungs;
import brevvakt.casework.watch.TwoDayContact;
import brevvakt.casework.watch.WatchHours;
import brevvakt.casework.watch.WatchPost;
import brevvakt.casework.watch.WhoActs;
import brevvakt.gateway.jobs.Job;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The watch of the running house: its rules, and the times at which they are asked. */
final class Watch {
    final DailyOpening opening;
    private final FiveDayReply reply;
    private final TwoDayContact contact;
    private final CaseDays days;
    private final Digests digests;

    Watch(OpenHouse open, WhoActs whoActs) {
        WatchHours hours = new WatchHours(open.calendar, HouseClock.ZONE);
        WatchPost post =
                new WatchPost(open.database, open.registers, open.texts, hours, whoActs, open.house::organisation);
        this.opening = new DailyOpening(post);
        this.reply = new FiveDayReply(post);
        this.contact = new TwoDayContact(post);
        this.digests = new Digests(post);
        this.days = new CaseDays(open.database, open.registers, open.promises, hours);
    }

    /** The schedule; at one instant in this order. Nothing runs before the first import. */
    List<Job> jobs(OpenHouse open) {
        return List.of(
                job(
                        open,
                        "seal",
                        "0 20 0 * * ?",
                        at -> open.seals.seal(open.promises.dayOf(at).minusDays(1), at)),
                job(open, "handover-astray", "0 5 * * * ?", at -> open.desk.astray.look()),
                job(open, "recount", "0 0 6 ? * MON-FRI", days::recount),
                job(open, "silence", "0 10 6 ? * MON-FRI", days::silence),
                job(open, "digest", "0 30 7 ? * MON-FRI", digests::write),
                job(open, "callbacks", "0 0 8 ? * MON-FRI", contact::look),
                job(open, "reply-morning", "0 0 9 ? * MON-FRI", at -> reply.look(Rungs.Hour.MORNING, at)),
                job(open, "opening-owner", "0 0 13 ? * MON-FRI", at -> opening.remind(DailyOpening.Rung.OWNER, at)),
                job(
                        open,
                        "opening-substitute",
                        "0 30 14 ? * MON-FRI",
                        at -> opening.remind(DailyOpening.Rung.SUBSTITUTE, at)),
                job(
                        open,
                        "opening-manager",
                        "0 30 15 ? * MON-FRI",
                        at -> opening.remind(DailyOpening.Rung.MANAGER, at)),
                job(open, "reply-afternoon", "0 0 16 ? * MON-FRI", at -> reply.look(Rungs.Hour.AFTERNOON, at)),
                job(open, "reply-last-call", "0 30 16 ? * MON-FRI", at -> reply.look(Rungs.Hour.LAST_CALL, at)),
                job(open, "opening-close", "0 0 17 ? * MON-FRI", opening::close));
    }

    private static Job job(OpenHouse open, String name, String cron, Consumer<Instant> work) {
        return Job.at(name, cron, HouseClock.ZONE, at -> {
            if (open.house.isImported()) {
                work.accept(at);
            }
        });
    }
}
