package brevvakt.gateway;

import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.watch.CaseDays;
import brevvakt.casework.watch.CheckedLinks;
import brevvakt.casework.watch.DailyOpening;
import brevvakt.casework.watch.Digests;
import brevvakt.casework.watch.FiveDayReply;
import brevvakt.casework.watch.LearningDays;
import brevvakt.casework.watch.OperatorLetter;
import brevvakt.casework.watch.Orphans;
import brevvakt.casework.watch.RelayedEvidence;
import brevvakt.casework.watch.Rungs;
import brevvakt.casework.watch.TwoDayContact;
import brevvakt.casework.watch.WatchHours;
import brevvakt.casework.watch.WatchPost;
import brevvakt.casework.watch.WeeklyLetters;
import brevvakt.casework.watch.WhoActs;
import brevvakt.gateway.jobs.Job;
import brevvakt.gateway.settings.WatchSettings;
import brevvakt.portal.api.ApiServer;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The watch of the running house: its rules, and the times at which they are asked. */
final class Watch {
    final DailyOpening opening;
    final RelayedEvidence relayed;
    private final Runnable lookBeside;
    private final WhoActs whoActs;
    private final Supplier<Organisation> organisation;
    private final FiveDayReply reply;
    private final TwoDayContact contact;
    private final CaseDays days;
    final CheckedLinks links;
    private final Digests digests;
    private final WeeklyLetters weekly;
    private final OperatorLetter operator;
    private final LearningDays learning;

    /**
     * The watch.
     *
     * @param lookBeside looks into the mailboxes of the mail system beside us, before anybody is told of them
     * @param portal how people reach the portal, without a slash at its end
     */
    Watch(OpenHouse open, WhoActs whoActs, Runnable lookBeside, String portal) {
        this.lookBeside = lookBeside;
        this.whoActs = whoActs;
        this.organisation = open.house::organisation;
        WatchHours hours = new WatchHours(open.calendar, HouseClock.ZONE);
        WatchPost post =
                new WatchPost(open.database, open.registers, open.texts, hours, whoActs, open.house::organisation);
        this.relayed = new RelayedEvidence(post);
        this.opening = new DailyOpening(post);
        this.reply = new FiveDayReply(post);
        this.contact = new TwoDayContact(post);
        this.links = new CheckedLinks(post, open.house, open.linkTokens, portal + ApiServer.LINKS);
        this.digests = new Digests(
                post,
                links,
                open.settings.watch().digestAt(),
                open.settings.watch().whenQuiet() == WatchSettings.WhenQuiet.LETTER);
        this.weekly = new WeeklyLetters(post, open::planHoles);
        this.operator = new OperatorLetter(post);
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
                open.job("digest", open.settings.watch().cron(), digests::write),
                open.job("digest-own-time", "0 0/5 7-16 ? * MON-FRI", digests::write)
                        .where(digests::areOwnTimesAt),
                open.job("digest-weekly", open.settings.watch().cron(), weekly::write),
                open.job("digest-operator", open.settings.watch().cron(), operator::write),
                open.job("learning", "0 40 7 ? * MON-FRI", learning::look),
                open.job("callbacks", "0 0 8 ? * MON-FRI", contact::look),
                open.job("reply-morning", "0 0 9 ? * MON-FRI", at -> reply.look(Rungs.Hour.MORNING, at)),
                open.job("opening-owner", "0 0 13 ? * MON-FRI", remind(DailyOpening.Rung.OWNER)),
                open.job("opening-substitute", "0 30 14 ? * MON-FRI", remind(DailyOpening.Rung.SUBSTITUTE)),
                open.job("opening-manager", "0 30 15 ? * MON-FRI", remind(DailyOpening.Rung.MANAGER)),
                open.job("reply-afternoon", "0 0 16 ? * MON-FRI", at -> reply.look(Rungs.Hour.AFTERNOON, at)),
                open.job("reply-last-call", "0 30 16 ? * MON-FRI", at -> reply.look(Rungs.Hour.LAST_CALL, at)),
                open.job("opening-close", "0 0 17 ? * MON-FRI", at -> {
                    lookBeside.run();
                    opening.close(at);
                }));
    }

    /** The addresses that take mail and lack somebody. */
    List<Orphans.Orphan> orphans(Instant now) {
        return new Orphans(organisation.get(), now.atZone(HouseClock.ZONE).toLocalDate(), whoActs).found();
    }

    private Consumer<Instant> remind(DailyOpening.Rung rung) {
        return at -> {
            lookBeside.run();
            opening.remind(rung, at);
        };
    }
}
