package brevvakt.casework.access;

/** Somebody beside the house who knows passwords, such as a directory server. */
public interface LoginAuthority {

    /** What it says of a password. */
    enum Verdict {
        RIGHT,
        WRONG,
        /** It has nobody of that name: the house judges by itself. */
        NOBODY,
        /** It does not answer: nobody comes in by it, and nobody is counted as a wrong trier. */
        AWAY
    }

    Verdict judge(String username, String password);
}
