package brevvakt.gateway.settings;

/**
 * How people log in.
 *
 * @param changeFirst a password from an organisation file must be changed at the first login to the portal
 */
public record LoginSettings(boolean changeFirst) {
    private enum YesNo {
        YES,
        NO
    }

    static LoginSettings of(Section section) {
        LoginSettings settings = new LoginSettings(section.word("changeFirst", YesNo.class, YesNo.NO) == YesNo.YES);
        section.nothingElse();
        return settings;
    }
}
