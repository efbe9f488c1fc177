package brevvakt.casework.directory;

/** Where the directory is read from at any time: a file that another system writes, or a directory server. */
public interface DirectorySource {

    /** Such as {@code ldap} or a file's name; never with a password in it. */
    String name();

    /** The directory as it is now; a fault where it cannot be read or answers too slowly. */
    Directory read() throws DirectoryFault;
}
