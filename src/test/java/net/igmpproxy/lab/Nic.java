package net.igmpproxy.lab;

import java.util.List;
import net.igmpproxy.lab.netns.NetworkNamespace;

/**
 * An interface of a namespace, and who closes what is opened on it.
 *
 * @param name the interface's name in its namespace
 */
record Nic(NetworkNamespace namespace, String name, Resources resources) {
    /** In {@code /proc/net/dev}, behind the name and the octets received. */
    private static final int PACKETS_COLUMN = 2;

    /** Starts looking at what arrives here. */
    Capture capture() {
        Capture capture = Capture.start(this);
        resources.own(capture::close);
        return capture;
    }

    /** How many packets have come in. */
    long packetsReceived() {
        return namespace
                .procNet("dev")
                .lines()
                .map(String::trim)
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.split("\\s+", -1)[PACKETS_COLUMN])
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    /** A stream from an address of this interface. */
    StreamBuilder stream(String source, String... groups) {
        return new StreamBuilder(this, source, List.of(groups));
    }
}
