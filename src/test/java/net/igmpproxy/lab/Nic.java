package net.igmpproxy.lab;

import java.util.List;
import net.igmpproxy.lab.netns.NetworkNamespace;

/**
 * Interface of a namespace, with the resources that close what is opened on it.
 *
 * @param name the interface name in its namespace
 */
record Nic(NetworkNamespace namespace, String name, Resources resources) {
    /** Column of {@code /proc/net/dev}, after the name and the received bytes. */
    private static final int PACKETS_COLUMN = 2;

    Capture capture() {
        Capture capture = Capture.start(this);
        resources.own(capture::close);
        return capture;
    }

    /** Returns the number of received packets. */
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

    /** Returns a builder of a stream from an address of this interface. */
    StreamBuilder stream(String source, String... groups) {
        return new StreamBuilder(this, source, List.of(groups));
    }
}
