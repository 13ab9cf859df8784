package net.igmpproxy.api.server;

import java.net.BindException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The ports that the web servers of this process wait for, while another program has them. Any thread may use it. */
public final class PortWaits {
    private final Map<Integer, String> waits = new ConcurrentSkipListMap<>();

    /** A port cannot be had yet. */
    void waiting(int port, Exception failure) {
        String why = failure instanceof BindException
                        && String.valueOf(failure.getMessage()).contains("in use")
                ? ", which is in use"
                : ": " + failure.getMessage();
        waits.put(port, "REST waits for port " + port + why);
    }

    /** A port has been had, or is not wanted any more. */
    void over(int port) {
        waits.remove(port);
    }

    /** What is waited for, each a clause. */
    public List<String> reasons() {
        return List.copyOf(waits.values());
    }
}
