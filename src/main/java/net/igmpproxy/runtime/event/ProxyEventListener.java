package net.igmpproxy.runtime.event;

import net.igmpproxy.core.engine.event.EngineEvent;

/** Listener for events. Called on the loop thread: implementations must be fast and must not block. */
@FunctionalInterface
public interface ProxyEventListener {
    /** Receives an event. */
    void on(ProxyEvent event);

    /** Receives an event of the engine. */
    default void on(EngineEvent event) {
        on(new ProxyEvent.OfEngine(event));
    }
}
