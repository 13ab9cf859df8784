package net.igmpproxy.runtime.storage;

/**
 * Author of a configuration change.
 *
 * @param name    authenticated name, {@code anonymous}, or the name of a part of the service
 * @param address address that the request came from; empty if there was no request
 */
public record Author(String name, String address) {
    /** Editor of the configuration file. */
    public static final Author FILE = new Author("configuration file", "");

    /** Timer that reverts unconfirmed changes. */
    public static final Author CONFIRMATION = new Author("confirmation timer", "");

    @Override
    public String toString() {
        return address.isEmpty() ? name : name + " at " + address;
    }
}
