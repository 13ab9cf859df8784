package net.igmpproxy.runtime.event;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listener that forwards events to other listeners. Listeners connected later first receive the events they missed. */
public final class EventRelay implements ProxyEventListener {
    private final List<ProxyEventListener> present;
    private final List<ProxyEvent> missed = new ArrayList<>();
    private @Nullable List<ProxyEventListener> late;

    /**
     * @param present listeners that are available from the start
     */
    public EventRelay(List<ProxyEventListener> present) {
        this.present = List.copyOf(present);
    }

    /** Connects the late listeners and delivers the missed events to them. */
    public synchronized void connect(List<ProxyEventListener> others) {
        missed.forEach(event -> tell(others, event));
        missed.clear();
        late = List.copyOf(others);
    }

    @Override
    public synchronized void on(ProxyEvent event) {
        tell(present, event);
        if (late == null) {
            missed.add(event);
        } else {
            tell(late, event);
        }
    }

    private static void tell(List<ProxyEventListener> listeners, ProxyEvent event) {
        listeners.forEach(listener -> listener.on(event));
    }
}
