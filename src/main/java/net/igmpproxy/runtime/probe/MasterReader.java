package net.igmpproxy.runtime.probe;

import java.util.Map;
import net.igmpproxy.core.addr.InterfaceName;

/** Reader of the master of each interface. Implemented in {@code net.igmpproxy.linux}. Thread-safe. */
@FunctionalInterface
public interface MasterReader {
    /** Returns the masters by name of the enslaved interface; empty if they are unreadable. */
    Map<InterfaceName, Master> read();
}
