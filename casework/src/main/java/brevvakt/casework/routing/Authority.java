package brevvakt.casework.routing;

/**
 * An authority outside that a matter may belong to.
 *
 * @param id its name in the table
 * @param name as citizens know it
 * @param contact how it is reached, in one line
 */
public record Authority(String id, String name, String contact) {}
