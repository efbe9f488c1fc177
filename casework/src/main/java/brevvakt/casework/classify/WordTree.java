package brevvakt.casework.classify;

import java.util.Arrays;
import java.util.BitSet;

/**
 * All the word shapes that the rules look for, such as {@code klag*} or {@code *lampa}, in two trees: a word is read
 * against thousands of them in the time that its letters take. Shapes that begin a word are sought at its beginning
 * only.
 */
final class WordTree {
    private static final int[] NOTHING = {};

    private static final class Node {
        private char[] letters = new char[2];
        private Node[] next = new Node[2];
        private int size;
        // signs of those whose shape ends here, and of those whose word must end here too
        private int[] goingOn = NOTHING;
        private int[] ending = NOTHING;

        private int at(char letter) {
            int low = 0;
            int high = size - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                char there = letters[middle];
                if (there == letter) {
                    return middle;
                }
                if (there < letter) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return -low - 1;
        }

        private Node grown(char letter) {
            int at = at(letter);
            if (at >= 0) {
                return next[at];
            }
            int place = -at - 1;
            if (size == letters.length) {
                letters = Arrays.copyOf(letters, 2 * size);
                next = Arrays.copyOf(next, 2 * size);
            }
            System.arraycopy(letters, place, letters, place + 1, size - place);
            System.arraycopy(next, place, next, place + 1, size - place);
            Node fresh = new Node();
            letters[place] = letter;
            next[place] = fresh;
            size++;
            return fresh;
        }
    }

    private final Node beginnings = new Node();
    private final Node insides = new Node();

    /** Adds a shape; whoever matches it bears the sign. A star at either end stands for any letters or none. */
    void add(String shape, int sign) {
        boolean open = shape.startsWith("*");
        boolean goesOn = shape.endsWith("*") && shape.length() > 1;
        Node node = open ? insides : beginnings;
        for (int i = open ? 1 : 0; i < shape.length() - (goesOn ? 1 : 0); i++) {
            node = node.grown(shape.charAt(i));
        }
        if (goesOn) {
            node.goingOn = with(node.goingOn, sign);
        } else {
            node.ending = with(node.ending, sign);
        }
    }

    private static int[] with(int[] signs, int sign) {
        int[] more = Arrays.copyOf(signs, signs.length + 1);
        more[signs.length] = sign;
        return more;
    }

    /** Sets the signs that a word bears. */
    void read(String word, BitSet signs) {
        read(beginnings, word, 0, signs);
        for (int start = 0; start < word.length(); start++) {
            read(insides, word, start, signs);
        }
    }

    private static void read(Node root, String word, int start, BitSet signs) {
        Node node = root;
        for (int i = start; i < word.length(); i++) {
            int at = node.at(word.charAt(i));
            if (at < 0) {
                return;
            }
            node = node.next[at];
            set(signs, node.goingOn);
        }
        set(signs, node.ending);
    }

    private static void set(BitSet signs, int[] of) {
        for (int sign : of) {
            signs.set(sign);
        }
    }
}
