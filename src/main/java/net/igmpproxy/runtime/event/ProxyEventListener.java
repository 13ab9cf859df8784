package net.igmpproxy.runtime.event;

import net.igmpproxy.core.engine.event.EngineEvent;

/** Hears of everything worth telling, on the loop thread: it must be quick and must not block. */
@FunctionalInterface
public interface ProxyEventListener {
    /** Something has happened. */
    void on(EngineEvent event);
}
