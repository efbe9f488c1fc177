package brevvakt.casework.watch;

import brevvakt.casework.organisation.Organisation;
import brevvakt.casework.store.Database;
import brevvakt.casework.store.Registers;
import brevvakt.casework.texts.Texts;
import java.util.function.Supplier;

/** What every rule of the watch stands on. */
public record WatchPost(
        Database database,
        Registers registers,
        Texts texts,
        WatchHours hours,
        WhoActs whoActs,
        Supplier<Organisation> organisation) {

    Ladder ladder() {
        return new Ladder(texts, hours);
    }
}
