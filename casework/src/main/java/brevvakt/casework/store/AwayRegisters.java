package brevvakt.casework.store;

/** The registers of who is away, who has left and who reads instead, handed around together. */
public record AwayRegisters(
        AbsenceRegister absences,
        DelegationRegister delegations,
        EmergencyRegister emergencies,
        DepartureRegister departures,
        AwayReplyRegister replies,
        HeldRegister held,
        MailboxReadingRegister readings,
        CalendarRegister calendar,
        PlanRegister plans,
        ConsentRegister consents) {

    public static AwayRegisters all() {
        return new AwayRegisters(
                new AbsenceRegister(),
                new DelegationRegister(),
                new EmergencyRegister(),
                new DepartureRegister(),
                new AwayReplyRegister(),
                new HeldRegister(),
                new MailboxReadingRegister(),
                new CalendarRegister(),
                new PlanRegister(),
                new ConsentRegister());
    }
}
