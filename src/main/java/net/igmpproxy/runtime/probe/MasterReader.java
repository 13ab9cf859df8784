package net.igmpproxy.runtime.probe;

import java.util.Map;
import net.igmpproxy.core.addr.InterfaceName;

/** Reads which interfaces are enslaved to others. Implemented in {@code net.igmpproxy.linux}; any thread may use it. */
@FunctionalInterface
public interface MasterReader {
    /** The masters of all interfaces that have one, by the interface's name; empty if they cannot be read. */
    Map<InterfaceName, Master> read();
}
