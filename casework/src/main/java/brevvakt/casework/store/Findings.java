package brevvakt.casework.store;

import brevvakt.casework.cases.CaseNumber;
import brevvakt.casework.letter.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a proof has looked at so far, and what is wrong; not for several threads. */
final class Findings {
    private final List<String> flaws = new ArrayList<>();
    private final Set<String> originals = new LinkedHashSet<>();
    private final ArrivalProof arrivals = new ArrivalProof();
    private final Map<String, Integer> used = new HashMap<>();
    private int cases;
    private int events;

    /** So many cases with so many events were looked at. */
    void looked(int someCases, int theirEvents) {
        cases += someCases;
        events += theirEvents;
    }

    /** A case in the list has this number. */
    void used(CaseNumber number) {
        used.merge(number.series() + "/" + number.year(), 1, Integer::sum);
    }

    /** How many numbers of a series and year, such as {@code Ks/2026}, the list has cases for. */
    int used(String series) {
        return used.getOrDefault(series, 0);
    }

    /** What the records say of their arrivals. */
    ArrivalProof arrivals() {
        return arrivals;
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
        return new Proof.Result(cases, events, arrivals.records(), originals.size(), all);
    }
}
