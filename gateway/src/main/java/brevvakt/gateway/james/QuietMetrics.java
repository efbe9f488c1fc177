package brevvakt.gateway.james;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.api.TimeMetric;
import org.reactivestreams.Publisher;

/** Counts what James wants counted and times nothing: our own watch is kept where the promises are. */
final class QuietMetrics implements MetricFactory {

    @Override
    public Metric generate(String name) {
        return new Count();
    }

    @Override
    public TimeMetric timer(String name) {
        return new Untimed(name);
    }

    @Override
    public <T> Publisher<T> decoratePublisherWithTimerMetric(String name, Publisher<T> publisher) {
        return publisher;
    }

    @Override
    @Deprecated
    public <T> Publisher<T> decoratePublisherWithTimerMetricLogP99(String name, Publisher<T> publisher) {
        return publisher;
    }

    private static final class Count implements Metric {
        private final LongAdder count = new LongAdder();

        @Override
        public void increment() {
            count.increment();
        }

        @Override
        public void decrement() {
            count.decrement();
        }

        @Override
        public void add(int value) {
            count.add(value);
        }

        @Override
        public void remove(int value) {
            count.add(-value);
        }

        @Override
        public long getCount() {
            return Math.max(0, count.sum());
        }
    }

    private record Untimed(String name) implements TimeMetric {

        @Override
        public ExecutionResult stopAndPublish() {
            return new Result();
        }
    }

    private static final class Result implements TimeMetric.ExecutionResult {

        @Override
        public Duration elasped() {
            return Duration.ZERO;
        }

        @Override
        @Deprecated
        public TimeMetric.ExecutionResult logWhenExceedP99(Duration threshold) {
            return this;
        }
    }
}
