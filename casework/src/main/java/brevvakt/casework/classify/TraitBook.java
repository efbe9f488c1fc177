package brevvakt.casework.classify;

import brevvakt.casework.classify.Features.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The traits that the text model knows, with how telling each is for being rare. */
final class TraitBook {
    private static final int ENOUGH_WORDS = 2;
    private static final int ENOUGH_PIECES = 3;
    private static final double OF_PIECES = 0.9;
    private static final double OF_TONE = 0.08;
    private static final double OF_CIRCUMSTANCE = 0.3;

    private static final int BLOCKS = Block.values().length;

    private final long[] traits;
    private final float[] rarity;
    private final int[] slots;

    TraitBook(long[] sorted, float[] rarity) {
        this.traits = sorted.clone();
        this.rarity = rarity.clone();
        this.slots = slots(traits);
    }

    /** A letter as the model weighs it: which traits it has, and how much each counts. */
    record Vector(int[] traits, double[] values) {}

    /**
     * The traits that stand in letters of several writers: what only one of them writes may be a name, and tells nothing.
     *
     * @param writers whose each letter is, in the same order
     */
    static TraitBook of(List<Features> letters, List<String> writers) {
        Map<String, List<Features>> byWriter = new LinkedHashMap<>();
        for (int i = 0; i < letters.size(); i++) {
            byWriter.computeIfAbsent(writers.get(i), any -> new ArrayList<>()).add(letters.get(i));
        }
        Map<Long, Integer> seen = new HashMap<>();
        Map<Long, Block> blocks = new HashMap<>();
        for (List<Features> ofOne : byWriter.values()) {
            Map<Long, Block> distinct = new HashMap<>();
            ofOne.forEach(letter -> distinct.putAll(letter.distinct()));
            distinct.forEach((trait, block) -> {
                seen.merge(trait, 1, Integer::sum);
                blocks.put(trait, block);
            });
        }
        TreeMap<Long, Float> kept = new TreeMap<>();
        seen.forEach((trait, times) -> {
            if (times >= (blocks.get(trait) == Block.PIECES ? ENOUGH_PIECES : ENOUGH_WORDS)) {
                kept.put(trait, (float) Math.log(1 + letters.size() / (double) times));
            }
        });
        long[] sorted = kept.keySet().stream().mapToLong(Long::longValue).toArray();
        float[] rarity = new float[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            rarity[i] = kept.getOrDefault(sorted[i], 0f);
        }
        return new TraitBook(sorted, rarity);
    }

    int size() {
        return traits.length;
    }

    long trait(int at) {
        return traits[at];
    }

    float rarity(int at) {
        return rarity[at];
    }

    /** Words and their pieces count by rarity and share one unit of length each; a circumstance counts for itself. */
    Vector vector(Features letter) {
        long[] known = new long[letter.size()];
        int count = 0;
        for (int i = 0; i < letter.size(); i++) {
            int at = find(letter.trait(i));
            if (at >= 0) {
                known[count++] = ((long) at << Integer.SIZE) | i;
            }
        }
        Arrays.sort(known, 0, count);
        int[] found = new int[count];
        Block[] blocks = new Block[count];
        double[] squares = new double[BLOCKS];
        int size = 0;
        for (int i = 0; i < count; i++) {
            int at = (int) (known[i] >>> Integer.SIZE);
            if (size == 0 || found[size - 1] != at) {
                Block block = letter.block((int) known[i]);
                found[size] = at;
                blocks[size++] = block;
                squares[block.ordinal()] += rarity[at] * (double) rarity[at];
            }
        }
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = value(blocks[i], rarity[found[i]], squares[blocks[i].ordinal()]);
        }
        return new Vector(Arrays.copyOf(found, size), values);
    }

    private static double value(Block block, float rarity, double squares) {
        return switch (block) {
            case CIRCUMSTANCES -> OF_CIRCUMSTANCE;
            case TONE -> OF_TONE;
            case PIECES -> OF_PIECES * rarity / Math.sqrt(squares);
            case WORDS -> rarity / Math.sqrt(squares);
        };
    }

    /** The number of a trait; negative where it is unknown. */
    int find(long trait) {
        int mask = slots.length - 1;
        int slot = (int) (trait ^ (trait >>> 32)) & mask;
        while (slots[slot] >= 0) {
            if (traits[slots[slot]] == trait) {
                return slots[slot];
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    private static int[] slots(long[] traits) {
        int[] slots = new int[Math.max(16, Integer.highestOneBit(Math.max(1, traits.length)) * 4)];
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int i = 0; i < traits.length; i++) {
            int slot = (int) (traits[i] ^ (traits[i] >>> 32)) & mask;
            while (slots[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = i;
        }
        return slots;
    }
}
