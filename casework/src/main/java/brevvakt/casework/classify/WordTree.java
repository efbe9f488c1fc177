package brevvakt.casework.classify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All the word shapes that the rules look for, such as {@code klag*} or {@code *lampa}, in one tree: a word is read
 * against thousands of them in the time that its letters take.
 */
final class WordTree {
    private static final char[] NOTHING = {};

    private record Ending(int sign, boolean fromStart, boolean toEnd) {}

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private final List<Ending> endings = new ArrayList<>();
    }

    private final Node root = new Node();

    /** Adds a shape; whoever matches it bears the sign. A star at either end stands for any letters or none. */
    void add(String shape, int sign) {
        boolean open = shape.startsWith("*");
        boolean goesOn = shape.endsWith("*") && shape.length() > 1;
        String stem = shape.substring(open ? 1 : 0, shape.length() - (goesOn ? 1 : 0));
        Node node = root;
        for (char c : stem.isEmpty() ? NOTHING : stem.toCharArray()) {
            node = node.next.computeIfAbsent(c, any -> new Node());
        }
        node.endings.add(new Ending(sign, !open, !goesOn));
    }

    /** Sets the signs that a word bears. */
    void read(String word, BitSet signs) {
        for (int start = 0; start < word.length(); start++) {
            Node node = root;
            for (int i = start; i < word.length(); i++) {
                Node further = node.next.get(word.charAt(i));
                if (further == null) {
                    break;
                }
                node = further;
                for (Ending ending : node.endings) {
                    if ((!ending.fromStart || start == 0) && (!ending.toEnd || i == word.length() - 1)) {
                        signs.set(ending.sign);
                    }
                }
            }
        }
    }
}
