package brevvakt.casework.watch;

import brevvakt.casework.organisation.Organisation;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is to hear of something, and why; nobody twice, and in the place of who is away the one who acts for him. Where
 * nobody may act, the manager hears instead (SEED-97).
 */
record Told(Map<String, Hearer> hearers) {

    /**
     * Somebody who is to hear.
     *
     * @param why the reason, in English, as it is kept with the notice
     * @param isManager he hears as a manager, not as one who handles the matter
     */
    record Hearer(String why, boolean isManager) {}

    static Told nobody() {
        return new Told(new LinkedHashMap<>());
    }

    /** Adds people in a role of theirs. */
    Told add(List<String> usernames, String role, WhoActs whoActs, LocalDate day, Optional<String> manager) {
        for (String username : usernames) {
            Optional<String> acting = whoActs.insteadOf(username, day);
            if (acting.isEmpty()) {
                manager.ifPresent(
                        above -> put(above, "manager, since " + username + " is away and nobody may act", true));
            } else if (acting.get().equals(username)) {
                put(username, role, false);
            } else {
                put(acting.get(), "acts for " + username + ", " + role, false);
            }
        }
        return this;
    }

    /**
     * Adds the owners of a mailbox, or those who act for them. Where no owner is there and nobody acts for any, its
     * substitutes hear as what they are (SEED-97), and the manager only where they are away too.
     */
    Told addOwners(
            List<String> owners,
            List<String> substitutes,
            String role,
            WhoActs whoActs,
            LocalDate day,
            Optional<String> manager) {
        if (owners.stream().anyMatch(owner -> whoActs.insteadOf(owner, day).isPresent())) {
            return add(owners, role, whoActs, day, Optional.empty());
        }
        boolean standsIn =
                substitutes.stream().anyMatch(one -> whoActs.insteadOf(one, day).isPresent());
        return standsIn
                ? add(substitutes, "substitute, since every " + role + " is away", whoActs, day, Optional.empty())
                : add(owners, role, whoActs, day, manager);
    }

    /** Adds the manager, who hears also while he is away, unless somebody acts for him. */
    Told addManager(Optional<String> manager, String role, WhoActs whoActs, LocalDate day) {
        manager.ifPresent(username -> {
            String acting = whoActs.insteadOf(username, day).orElse(username);
            put(acting, acting.equals(username) ? role : "acts for " + username + ", " + role, true);
        });
        return this;
    }

    private void put(String username, String reason, boolean manager) {
        hearers.putIfAbsent(username, new Hearer(reason, manager));
    }

    /** The manager above a manager. */
    static Optional<String> above(Optional<String> manager, Organisation now) {
        return manager.flatMap(now::nearestManagerOf).map(person -> person.username());
    }
}
