package net.igmpproxy.core.forwarding;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import org.jspecify.annotations.Nullable;

/** Installs and removes kernel entries until they match the plan of a group. */
final class EntryWriter {
    private final ForwardingOutput output;
    private final FlowTable flows;

    EntryWriter(ForwardingOutput output, FlowTable flows) {
        this.output = output;
        this.flows = flows;
    }

    /** Updates the wildcard entry of a group. */
    void settleWildcard(GroupEntries entries, EntryPlan plan) {
        MfcEntry before = entries.wildcard();
        MfcEntry wildcard = plan.wildcard();
        if (wildcard != null && !wildcard.equals(before)) {
            output.install(wildcard);
        }
        if (before != null && (wildcard == null || wildcard.parent() != before.parent())) {
            output.remove(before);
        }
        entries.setWildcard(wildcard);
    }

    /** Updates the entries of the sources whose flows have changed. */
    void settleChanged(GroupAddress group, GroupEntries entries, EntryPlan plan) {
        entries.changed().forEach(source -> settle(group, source, entries, plan));
        entries.settled();
    }

    /** Updates the entry of one source. */
    void settle(GroupAddress group, Ipv4Address source, GroupEntries entries, EntryPlan plan) {
        Flow flow = flows.get(group, source);
        MfcEntry needed = plan.needed(source, flow);
        MfcEntry present = entries.exact(source);
        if (needed == null) {
            if (present != null) {
                output.remove(present);
                entries.remove(source);
            }
            release(source, flow, entries, plan);
        } else if (!needed.equals(present)) {
            entries.put(source, needed);
            if (isRenewed(source, needed, present, entries)) {
                output.renew(needed);
            } else {
                output.install(needed);
            }
        }
        if (flow != null) {
            MfcEntry exact = needed == null ? plan.exact(source, flow) : needed;
            flows.setUse(group, source, exact == null ? FlowUse.DROPPED : plan.use(exact));
        }
    }

    /**
     * Returns true if the kernel must treat the entry as a new one. This is so if the packets arrive on another VIF, or
     * if the kernel sends a no-cache upcall although it should have the entry. In the second case it has lost the entry
     * or holds packets beside it, which only a new entry releases ({@code ipmr_mfc_add}).
     */
    private static boolean isRenewed(
            Ipv4Address source, MfcEntry needed, @Nullable MfcEntry present, GroupEntries entries) {
        boolean moved = present != null
                && present.parent() != needed.parent()
                && entries.changed().contains(source);
        return moved || entries.isLost(source);
    }

    /**
     * Releases packets that the kernel holds for a source that needs no (S,G) entry. A wildcard entry installed since
     * does not release them ({@code ipmr_mfc_add}), and the kernel would drop them after 10 s.
     */
    private void release(Ipv4Address source, @Nullable Flow flow, GroupEntries entries, EntryPlan plan) {
        Integer vif = entries.held(source);
        if (vif != null) {
            MfcEntry exact = plan.exact(source, flow == null ? Flow.first(vif, 0) : flow);
            if (exact != null) {
                output.install(exact);
                output.remove(exact);
            }
        }
    }
}
