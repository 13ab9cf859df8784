package net.igmpproxy.runtime.event;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.core.engine.event.EngineEvent;
import org.jspecify.annotations.Nullable;

/** Tells some listeners everything at once, and the others, who come later, what they have missed first. */
public final class EventRelay implements ProxyEventListener {
    private final List<ProxyEventListener> present;
    private final List<EngineEvent> missed = new ArrayList<>();
    private @Nullable List<ProxyEventListener> late;

    /**
     * @param present who is there already
     */
    public EventRelay(List<ProxyEventListener> present) {
        this.present = List.copyOf(present);
    }

    /** The others have come. */
    public synchronized void connect(List<ProxyEventListener> others) {
        missed.forEach(event -> tell(others, event));
        missed.clear();
        late = List.copyOf(others);
    }

    @Override
    public synchronized void on(EngineEvent event) {
        tell(present, event);
        if (late == null) {
            missed.add(event);
        } else {
            tell(late, event);
        }
    }

    private static void tell(List<ProxyEventListener> listeners, EngineEvent event) {
        listeners.forEach(listener -> listener.on(event));
    }
}
