package net.igmpproxy.core.engine.port;

import java.util.Optional;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.forwarding.mfc.MfcIdentity;

/** Item of kernel state that the proxy sets, and sets again after a refusal or after a change by another program. */
public sealed interface KernelItem {
    /**
     * A VIF.
     *
     * @param vif            its number
     * @param interfaceIndex its interface; {@link #REMOVED} if the VIF is to be removed
     */
    record Vif(int vif, int interfaceIndex) implements KernelItem {
        public static final int REMOVED = 0;

        @Override
        public String label() {
            return "VIF " + vif;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.vif(this);
        }
    }

    /**
     * Memberships in 224.0.0.2 and 224.0.0.22.
     *
     * @param interfaceIndex index of the interface
     */
    record RouterGroups(int interfaceIndex) implements KernelItem {
        @Override
        public String label() {
            return "the membership of 224.0.0.2 and 224.0.0.22";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.routerGroups(this);
        }
    }

    /**
     * An MFC entry.
     *
     * @param entry its identity
     */
    record Route(MfcIdentity entry) implements KernelItem {
        @Override
        public String label() {
            return "the entry " + entry.key();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.route(this);
        }
    }

    /** The pre-filter of the IGMP socket. */
    record Filter() implements KernelItem {
        @Override
        public String label() {
            return "the filter of the IGMP socket";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.filter(this);
        }
    }

    /** The item as a phrase for messages. */
    String label();

    /** Calls the method of the visitor for this kind of item. */
    <R> R accept(Visitor<R> visitor);

    /**
     * Visitor of the kinds of item; an implementation without one of them does not compile.
     *
     * @param <R> result type
     */
    interface Visitor<R> {
        /** Visits a VIF. */
        R vif(Vif vif);

        /** Visits the memberships of an interface. */
        R routerGroups(RouterGroups groups);

        /** Visits an MFC entry. */
        R route(Route route);

        /** Visits the pre-filter. */
        R filter(Filter filter);
    }

    /** The item that an output sets; empty for messages, events and readings, which are not repeated. */
    static Optional<KernelItem> of(EngineOutput output) {
        return output.accept(ItemOfOutput.VISITOR);
    }
}
