package net.igmpproxy.core.forwarding;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import org.jspecify.annotations.Nullable;

/** Brings the kernel's entries to what the plan of a group calls for. */
final class EntryWriter {
    private final ForwardingOutput output;
    private final FlowTable flows;

    EntryWriter(ForwardingOutput output, FlowTable flows) {
        this.output = output;
        this.flows = flows;
    }

    /** Brings the wildcard entry of a group to what is called for. */
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

    /** Brings the entries of the sources whose flows have changed to what is called for. */
    void settleChanged(GroupAddress group, GroupEntries entries, EntryPlan plan) {
        entries.changed().forEach(source -> settle(group, source, entries, plan));
        entries.settled();
    }

    /** Brings the entry of one source to what is called for. */
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
     * Whether an entry is to be a new one for the kernel: its packets come in elsewhere, or the kernel asks although it should
     * have the entry. Then it has lost it, or it holds packets beside it, which only a new entry frees ({@code ipmr_mfc_add}).
     */
    private static boolean isRenewed(
            Ipv4Address source, MfcEntry needed, @Nullable MfcEntry present, GroupEntries entries) {
        boolean moved = present != null
                && present.parent() != needed.parent()
                && entries.changed().contains(source);
        return moved || entries.isLost(source);
    }

    /**
     * Has the kernel send on what it holds although no entry for just that source is called for: a wildcard entry that came
     * meanwhile does not free it ({@code ipmr_mfc_add}), and it would be dropped after 10 s.
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
