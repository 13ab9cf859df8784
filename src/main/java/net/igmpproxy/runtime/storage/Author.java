package net.igmpproxy.runtime.storage;

/**
 * Who changed the configuration.
 *
 * @param name    the name it has authenticated itself by, {@code anonymous}, or what of the service itself did it
 * @param address the address a request came from; empty if there was none
 */
public record Author(String name, String address) {
    /** Whoever edits the configuration file. */
    public static final Author FILE = new Author("configuration file", "");

    /** The clock that takes back what nobody has confirmed. */
    public static final Author CONFIRMATION = new Author("confirmation timer", "");

    @Override
    public String toString() {
        return address.isEmpty() ? name : name + " at " + address;
    }
}
