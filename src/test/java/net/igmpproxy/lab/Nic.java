package net.igmpproxy.lab;

import java.util.List;
import net.igmpproxy.lab.netns.NetworkNamespace;

/**
 * An interface of a namespace, and who closes what is opened on it.
 *
 * @param name the interface's name in its namespace
 */
record Nic(NetworkNamespace namespace, String name, Resources resources) {
    /** Starts looking at what arrives here. */
    Capture capture() {
        Capture capture = Capture.start(this);
        resources.own(capture::close);
        return capture;
    }

    /** A stream from an address of this interface. */
    StreamBuilder stream(String source, String... groups) {
        return new StreamBuilder(this, source, List.of(groups));
    }
}
