package brevvakt.casework.classify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What the text model sees of a letter: numbered traits, each with how much it counts. */
final class Features {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int ROOM = 1024;

    private long[] traits = new long[ROOM];
    private byte[] blocks = new byte[ROOM];
    private int size;

    /** Parts of a letter that are weighed apart, so that a long letter's words do not drown where it was sent. */
    enum Block {
        WORDS,
        PIECES,
        TONE,
        CIRCUMSTANCES
    }

    /** Adds a trait named by its kind and its letters; the same one counts once. */
    void add(Block block, char kind, CharSequence name) {
        add(block, number(kind, name, 0, name.length()));
    }

    void add(Block block, char kind, CharSequence name, int from, int to) {
        add(block, number(kind, name, from, to));
    }

    private void add(Block block, long trait) {
        if (size == traits.length) {
            traits = Arrays.copyOf(traits, 2 * size);
            blocks = Arrays.copyOf(blocks, 2 * size);
        }
        traits[size] = trait;
        blocks[size] = (byte) block.ordinal();
        size++;
    }

    /** The same in no more room than it takes; for keeping many. */
    Features trimmed() {
        traits = Arrays.copyOf(traits, size);
        blocks = Arrays.copyOf(blocks, size);
        return this;
    }

    /** The traits without doubles, with their blocks. */
    Map<Long, Block> distinct() {
        Map<Long, Block> distinct = new HashMap<>(2 * size);
        for (int i = 0; i < size; i++) {
            distinct.put(traits[i], block(i));
        }
        return distinct;
    }

    int size() {
        return size;
    }

    long trait(int at) {
        return traits[at];
    }

    Block block(int at) {
        return BLOCKS[blocks[at]];
    }

    private static final Block[] BLOCKS = Block.values();

    static long number(char kind, CharSequence name, int from, int to) {
        long hash = (OFFSET ^ kind) * PRIME;
        for (int i = from; i < to; i++) {
            hash = (hash ^ name.charAt(i)) * PRIME;
        }
        return hash ^ (hash >>> 29);
    }
}
