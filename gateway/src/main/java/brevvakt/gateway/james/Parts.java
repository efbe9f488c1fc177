package brevvakt.gateway.james;

import brevvakt.casework.access.MailAccess;
import brevvakt.casework.access.MailboxOpenings;
import brevvakt.casework.letter.ArrivalId;
import brevvakt.casework.outbox.LeavesOnce;
import brevvakt.casework.outbox.RelayedPost;
import brevvakt.casework.records.Deliveries;
import brevvakt.casework.records.Originals;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * What the mail server is handed by the wiring.
 *
 * @param dataSource the pool that our own registers use too
 * @param ids makes the name of each arrival
 * @param forMailets instances by the class under which our mailets and matchers ask for them
 */
public record Parts(
        DataSource dataSource,
        Clock clock,
        MailAccess access,
        MailboxOpenings openings,
        Originals originals,
        Deliveries deliveries,
        LeavesOnce leavings,
        RelayedPost relayed,
        Supplier<ArrivalId> ids,
        Map<Class<?>, Object> forMailets) {

    public Parts {
        forMailets = Map.copyOf(forMailets);
    }
}
