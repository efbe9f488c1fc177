package brevvakt.gateway.james;

/** Those who take mails out of the spool and lead them through the mailets. */
interface Hands {

    void start();

    /** Takes no more, and lets the mails in hand be finished. */
    void stop();
}
