package net.igmpproxy.simulation.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.RecordType;
import net.igmpproxy.simulation.base.EventQueue.Event;
import net.igmpproxy.simulation.base.Filter;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.network.Datagram;
import org.jspecify.annotations.Nullable;

/** IGMPv3 host (RFC 9776 sections 5.1 and 5.2). */
final class Version3Speaker implements Speaker {
    private static final long UNSOLICITED_REPORT_INTERVAL = Time.SECOND;

    /** Maximum number of records per report; small, so that large responses need several packets. */
    private static final int RECORDS = 3;

    private final HostInterface host;
    private final TreeMap<String, OwedChange> changes = new TreeMap<>();
    private final TreeMap<String, OwedAnswer> answers = new TreeMap<>();
    private @Nullable Event generalAnswer;

    Version3Speaker(HostInterface host) {
        this.host = host;
    }

    @Override
    public void changed(String group, Filter before, Filter after) {
        OwedChange owed = changes.computeIfAbsent(group, absent -> new OwedChange());
        owed.add(before, after, host.robustness());
        tell(group, owed);
    }

    /** Sends a state-change report and schedules its retransmissions (section 5.1). */
    private void tell(String group, OwedChange owed) {
        owed.cancel();
        send(owed.take(group, host.state(group)));
        if (owed.isDone()) {
            changes.remove(group);
        } else {
            long delay = host.dice().time(1, UNSOLICITED_REPORT_INTERVAL);
            owed.schedule(host.queue().after(delay, () -> tell(group, owed)));
        }
    }

    @Override
    public void onQuery(Query query) {
        long delay = host.dice().time(0, ResponseTime.ofVersion3(query));
        long moment = host.queue().now() + delay;
        Event general = generalAnswer;
        if (general != null && general.isPending() && general.time() < moment) {
            // Rule 1: a pending response that is due sooner answers this query as well.
            return;
        }
        if (query.isGeneral()) {
            // Rule 2
            if (general != null) {
                general.cancel();
            }
            generalAnswer = host.queue().at(moment, this::answerAll);
        } else if (!host.state(query.group()).isNothing()) {
            // Rules 3 to 5
            OwedAnswer pending = answers.get(query.group());
            OwedAnswer next = pending == null
                    ? new OwedAnswer(query.sources(), moment)
                    : pending.and(new OwedAnswer(query.sources(), moment));
            next.schedule(host.queue().at(next.moment(), () -> answer(query.group())));
            answers.put(query.group(), next);
        }
    }

    private void answerAll() {
        List<GroupRecord> records = new ArrayList<>();
        for (String group : host.groups()) {
            currentState(group).ifPresent(records::add);
        }
        send(records);
    }

    private void answer(String group) {
        OwedAnswer owed = answers.remove(group);
        Filter state = host.state(group);
        if (owed == null || state.isNothing()) {
            return;
        }
        if (owed.sources().isEmpty()) {
            currentState(group).ifPresent(entry -> send(List.of(entry)));
            return;
        }
        // For queried sources B, INCLUDE (A) responds IS_IN (A*B) and EXCLUDE (A) responds IS_IN (B-A).
        List<String> wanted = List.copyOf(state.wantedOf(owed.sources()));
        if (!wanted.isEmpty()) {
            send(List.of(new GroupRecord(RecordType.IS_IN, group, wanted)));
        }
    }

    private Optional<GroupRecord> currentState(String group) {
        Filter state = host.state(group);
        RecordType type = state.exclude() ? RecordType.IS_EX : RecordType.IS_IN;
        return state.isNothing()
                ? Optional.empty()
                : Optional.of(new GroupRecord(type, group, List.copyOf(state.sources())));
    }

    private void send(List<GroupRecord> records) {
        for (int begin = 0; begin < records.size(); begin += RECORDS) {
            List<GroupRecord> part = records.subList(begin, Math.min(begin + RECORDS, records.size()));
            host.send(Datagram.ALL_IGMPV3_ROUTERS, new IgmpMessage.Report(part));
        }
    }

    /** Does nothing: report suppression after older reports is optional (section 7.2.2). */
    @Override
    public void onReport(String group) {}

    @Override
    public void cancel() {
        changes.values().forEach(OwedChange::cancel);
        changes.clear();
        answers.values().forEach(OwedAnswer::cancel);
        answers.clear();
        if (generalAnswer != null) {
            generalAnswer.cancel();
        }
    }
}
