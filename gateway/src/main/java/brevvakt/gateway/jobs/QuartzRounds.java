package brevvakt.gateway.jobs;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the schedule run in the world's time. It stands in the database, shared by all nodes: one of them does a job, and
 * what fell due while all stood still is done once when one comes up.
 */
public final class QuartzRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QuartzRounds.class);
    private static final String GROUP = "watch";

    private final Scheduler scheduler;

    private QuartzRounds(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Starts the schedule.
     *
     * @param embedded the database is the embedded one, else PostgreSQL
     */
    public static QuartzRounds start(
            String name, List<Job> jobs, DataSource database, boolean embedded, Clock clock, ZoneId zone) {
        try {
            DBConnectionManager.getInstance().addConnectionProvider(name, new HousePool(database));
            Scheduler scheduler = new StdSchedulerFactory(settings(name, embedded)).getScheduler();
            Map<String, Job> byName = jobs.stream().collect(Collectors.toMap(Job::name, Function.identity()));
            scheduler.setJobFactory((bundle, with) -> context -> run(byName, context, clock));
            write(scheduler, jobs, zone);
            scheduler.start();
            return new QuartzRounds(scheduler);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule of the house cannot be started", e);
        }
    }

    private static Properties settings(String name, boolean embedded) {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", name);
        settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.threadPool.threadCount", "2");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty(
                "org.quartz.jobStore.driverDelegateClass",
                embedded
                        ? "org.quartz.impl.jdbcjobstore.HSQLDBDelegate"
                        : "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.setProperty("org.quartz.jobStore.useProperties", "true");
        settings.setProperty("org.quartz.jobStore.dataSource", name);
        settings.setProperty("org.quartz.jobStore.tablePrefix", "qrtz_");
        settings.setProperty("org.quartz.jobStore.isClustered", Boolean.toString(!embedded));
        settings.setProperty("org.quartz.jobStore.misfireThreshold", "60000");
        return settings;
    }

    /** The times of this version replace those in the database; a job that is no longer ours goes. */
    private static void write(Scheduler scheduler, List<Job> jobs, ZoneId zone) throws SchedulerException {
        Set<JobKey> gone = new HashSet<>(scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP)));
        for (Job job : jobs) {
            JobDetail detail = JobBuilder.newJob(Knock.class)
                    .withIdentity(job.name(), GROUP)
                    .storeDurably()
                    .build();
            gone.remove(detail.getKey());
            CronTrigger trigger = TriggerBuilder.newTrigger()
                    .withIdentity(job.name(), GROUP)
                    .forJob(detail)
                    .withSchedule(CronScheduleBuilder.cronSchedule(job.cron().getCronExpression())
                            .inTimeZone(TimeZone.getTimeZone(zone))
                            .withMisfireHandlingInstructionFireAndProceed())
                    .build();
            scheduler.addJob(detail, true);
            TriggerKey key = trigger.getKey();
            boolean same = scheduler.getTrigger(key) instanceof CronTrigger kept
                    && kept.getCronExpression().equals(trigger.getCronExpression());
            if (!scheduler.checkExists(key)) {
                scheduler.scheduleJob(trigger);
            } else if (!same) {
                scheduler.rescheduleJob(key, trigger);
            }
        }
        scheduler.deleteJobs(List.copyOf(gone));
    }

    @SuppressWarnings("IllegalCatch") // the outermost guard: whatever went wrong, the next job runs at its time
    private static void run(Map<String, Job> jobs, JobExecutionContext context, Clock clock) {
        String name = context.getJobDetail().getKey().getName();
        try {
            Optional.ofNullable(jobs.get(name)).ifPresent(job -> job.work().accept(clock.instant()));
        } catch (RuntimeException e) {
            LOG.error("the job {} failed; it runs again at its next time", name, e);
        }
    }

    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            LOG.warn("the schedule did not stop cleanly", e);
        }
    }

    /** The name under which the database knows every job of ours; what is done says the factory. */
    static final class Knock implements org.quartz.Job {
        @Override
        public void execute(JobExecutionContext context) {
            throw new IllegalStateException("the factory puts the house's job in this one's place");
        }
    }
}
