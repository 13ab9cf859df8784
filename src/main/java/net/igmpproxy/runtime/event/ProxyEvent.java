package net.igmpproxy.runtime.event;

import java.util.List;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.event.EngineEvent;
import net.igmpproxy.core.forwarding.mfc.MfcKey;

/** Event of the proxy: a protocol event of the engine, or the result of a kernel call or of a command. */
public sealed interface ProxyEvent {
    /** Calls the method of the visitor for this kind of event. */
    void accept(Visitor visitor);

    /** Visitor of the kinds of event, including those of the engine. */
    interface Visitor extends EngineEvent.Visitor {
        /** Visits an MFC entry that the kernel has added or replaced. */
        void routeInstalled(RouteInstalled route);

        /** Visits an MFC entry that the kernel has removed. */
        void routeRemoved(RouteRemoved route);

        /** Visits an applied configuration. */
        void configurationApplied(ConfigurationApplied applied);

        /** Visits a restart of the engine. */
        void restarted(Restarted restarted);
    }

    /**
     * Protocol event.
     *
     * @param event the event of the engine
     */
    record OfEngine(EngineEvent event) implements ProxyEvent {
        @Override
        public void accept(Visitor visitor) {
            event.accept(visitor);
        }
    }

    /**
     * The kernel has added or replaced an MFC entry.
     *
     * @param key     key of the entry
     * @param input   the input interface
     * @param outputs the output interfaces in order of name; none for a negative entry
     */
    record RouteInstalled(MfcKey key, InterfaceName input, List<InterfaceName> outputs) implements ProxyEvent {
        public RouteInstalled {
            outputs = List.copyOf(outputs);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.routeInstalled(this);
        }
    }

    /**
     * The kernel has removed an MFC entry.
     *
     * @param key   key of the entry
     * @param input the input interface
     */
    record RouteRemoved(MfcKey key, InterfaceName input) implements ProxyEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.routeRemoved(this);
        }
    }

    /**
     * A configuration has been applied.
     *
     * @param enabled true if the configuration enables the proxy
     * @param whole   true if the configuration is complete
     */
    record ConfigurationApplied(boolean enabled, boolean whole) implements ProxyEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.configurationApplied(this);
        }
    }

    /** The engine has been restarted with its state. */
    record Restarted() implements ProxyEvent {
        @Override
        public void accept(Visitor visitor) {
            visitor.restarted(this);
        }
    }
}
