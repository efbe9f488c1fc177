package brevvakt.casework.store;

/** All registers of one database, handed around together. */
public record Registers(
        CaseRegister cases,
        RecordRegister records,
        OutboxRegister outbox,
        DeliveryRegister deliveries,
        CallbackRegister callbacks,
        NoteRegister notes,
        SetAsideRegister setAside,
        OpeningRegister openings,
        WatchRegister watch) {

    public static Registers on(Database database) {
        return new Registers(
                new CaseRegister(),
                new RecordRegister(),
                new OutboxRegister(),
                new DeliveryRegister(database),
                new CallbackRegister(),
                new NoteRegister(),
                new SetAsideRegister(),
                new OpeningRegister(),
                new WatchRegister());
    }
}
