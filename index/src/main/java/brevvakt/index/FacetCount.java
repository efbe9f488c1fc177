package brevvakt.index;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** How many records are found, and how many of them have each value of each facet. */
final class FacetCount implements CollectorManager<FacetCount.Counter, FacetCount.Counted> {
    private static final int MOST_VALUES = 50;

    private final List<String> names;

    /** @param names which facets are counted */
    FacetCount(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** The whole, and by facet the values, the commonest first. */
    record Counted(long total, Map<String, Map<String, Long>> facets) {}

    @Override
    public Counter newCollector() {
        return new Counter(names);
    }

    @Override
    public Counted reduce(Collection<Counter> counters) {
        long total = 0;
        Map<String, Map<String, Long>> facets = new LinkedHashMap<>();
        for (Counter counter : counters) {
            total += counter.total;
            counter.values.forEach((facet, values) -> {
                Map<String, Long> sums = facets.computeIfAbsent(facet, name -> new TreeMap<>());
                values.forEach((value, count) -> sums.merge(value, count, Long::sum));
            });
        }
        facets.replaceAll((facet, values) -> commonest(values));
        return new Counted(total, facets);
    }

    private static Map<String, Long> commonest(Map<String, Long> values) {
        Map<String, Long> first = new LinkedHashMap<>();
        values.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VALUES)
                .forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        return first;
    }

    /** Counts in ordinals of a segment and names the values when the segment is left. */
    static final class Counter implements Collector {
        private final Map<String, Map<String, Long>> values = new LinkedHashMap<>();
        private final List<String> names;
        private long total;

        Counter(List<String> names) {
            this.names = names;
            names.forEach(facet -> values.put(facet, new HashMap<>()));
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
            SortedSetDocValues[] columns = new SortedSetDocValues[names.size()];
            long[][] counts = new long[columns.length][];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = DocValues.getSortedSet(leaf.reader(), names.get(i));
                counts[i] = new long[Math.toIntExact(columns[i].getValueCount())];
            }
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {
                    // nothing here depends on the score
                }

                @Override
                public void collect(int document) throws IOException {
                    total++;
                    for (int i = 0; i < columns.length; i++) {
                        if (columns[i].advanceExact(document)) {
                            for (int j = 0; j < columns[i].docValueCount(); j++) {
                                counts[i][(int) columns[i].nextOrd()]++;
                            }
                        }
                    }
                }

                @Override
                public void finish() throws IOException {
                    for (int i = 0; i < columns.length; i++) {
                        add(values.computeIfAbsent(names.get(i), name -> new HashMap<>()), columns[i], counts[i]);
                    }
                }
            };
        }

        private static void add(Map<String, Long> sums, SortedSetDocValues column, long[] counts) throws IOException {
            for (int ordinal = 0; ordinal < counts.length; ordinal++) {
                if (counts[ordinal] > 0) {
                    sums.merge(column.lookupOrd(ordinal).utf8ToString(), counts[ordinal], Long::sum);
                }
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
