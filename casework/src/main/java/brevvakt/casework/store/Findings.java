package brevvakt.casework.store;

import brevvakt.casework.letter.Sha256;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a proof has looked at so far, and what is wrong; not for several threads. */
final class Findings {
    private final List<String> flaws = new ArrayList<>();
    private final Set<String> originals = new LinkedHashSet<>();
    private final BitSet records = new BitSet();
    private int cases;
    private int events;

    /** So many cases with so many events were looked at. */
    void looked(int someCases, int theirEvents) {
        cases += someCases;
        events += theirEvents;
    }

    /** The record of this id in the list was looked at. */
    void lookedAtRecord(long id) {
        records.set(Math.toIntExact(id));
    }

    boolean hasSeenRecord(long id) {
        return records.get(Math.toIntExact(id));
    }

    /** An original must be there, with this digest in hexadecimal signs. */
    void mustBeThere(String digest) {
        originals.add(digest);
    }

    void wrong(String flaw) {
        flaws.add(flaw);
    }

    List<String> flaws() {
        return List.copyOf(flaws);
    }

    List<Sha256> originals() {
        return originals.stream().map(Sha256::new).toList();
    }

    /** The result, with what is wrong with the seals before everything else. */
    Proof.Result result(List<String> seals) {
        List<String> all = new ArrayList<>(seals);
        all.addAll(flaws);
        return new Proof.Result(cases, events, records.cardinality(), originals.size(), all);
    }
}
