package brevvakt.portal.api;

/** What stands behind the signed links of our mails: a page to look at, and the one act that it offers. */
public interface OneTimeLinks {

    /**
     * A finished page.
     *
     * @param status the number of the answer
     * @param html the whole page
     */
    record Page(int status, String html) {}

    /** Shows what the link would do; changes nothing, however often it is fetched. */
    Page look(String token);

    /** Does it, once. */
    Page act(String token);
}
