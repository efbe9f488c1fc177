package brevvakt.casework.access;

/**
 * Somebody who tries to log in.
 *
 * @param door such as {@code IMAP}
 * @param address whence he comes, as the connection shows it
 * @param login a user name or mail address, as he wrote it
 */
public record Knock(String door, String address, String login, String password) {

    /** Never shows the password, nor what stands for the login: some write the one in the place of the other. */
    @Override
    public String toString() {
        return "knock at " + door + " from " + address;
    }
}
