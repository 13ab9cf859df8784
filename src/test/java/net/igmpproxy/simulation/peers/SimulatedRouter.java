package net.igmpproxy.simulation.peers;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpMessage.QuerierFields;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import net.igmpproxy.lab.wire.RecordType;
import net.igmpproxy.simulation.base.EventQueue;
import net.igmpproxy.simulation.base.EventQueue.Event;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.network.Datagram;
import net.igmpproxy.simulation.network.Segment;
import net.igmpproxy.simulation.network.Station;
import net.igmpproxy.simulation.peers.RouterGroup.Question;
import org.jspecify.annotations.Nullable;

/** Simulated multicast router of any version: sends queries and keeps group state. */
public final class SimulatedRouter implements Station {
    private final String name;
    private final String address;
    private final RouterVariables variables;
    private final Segment segment;
    private final EventQueue queue;
    private final TreeMap<String, RouterGroup> groups = new TreeMap<>();
    private IgmpVersion version = IgmpVersion.V3;
    private boolean working;
    private long otherQuerierUntil;
    private long versionSince;
    private @Nullable Event nextQuery;

    /** Creates a router that is not running. */
    public SimulatedRouter(String name, String address, RouterVariables variables, Segment segment, EventQueue queue) {
        this.name = name;
        this.address = address;
        this.variables = variables;
        this.segment = segment;
        this.queue = queue;
        segment.add(this);
    }

    /** Starts without state, or continues with the present state in another version. */
    public void start(IgmpVersion as) {
        working = true;
        version = as;
        versionSince = queue.now();
        otherQuerierUntil = 0;
        queryAtStartup(variables.robustness());
    }

    /** Stops and clears all state. */
    public void stop() {
        working = false;
        groups.clear();
        cancelQuery();
    }

    /** Returns the timer values. */
    public RouterVariables variables() {
        return variables;
    }

    /** Returns the version in use. */
    public IgmpVersion version() {
        return version;
    }

    /** Returns the time of the last version change, in nanoseconds. */
    public long versionSince() {
        return versionSince;
    }

    /** Returns the source address of its queries. */
    public String address() {
        return address;
    }

    /** Returns true if the router would forward packets of a source to the link. */
    public boolean forwards(String group, String source) {
        RouterGroup known = groups.get(group);
        return known != null && known.forwards(source, queue.now());
    }

    /** Returns true if the router would forward any packet of a group. */
    public boolean knows(String group) {
        RouterGroup known = groups.get(group);
        return known != null && !known.isGone(queue.now());
    }

    /**
     * Sends an unscheduled specific query, as querier or not. The S flag prevents other routers from lowering timers.
     */
    public void ask(String group, List<String> sources) {
        if (working && version != IgmpVersion.V1) {
            send(specific(group, version == IgmpVersion.V3 ? sources : List.of(), true));
        }
    }

    /** Sends an unscheduled general query, if it is the querier. */
    public void askAll() {
        if (isQuerier()) {
            send(general());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isAttached() {
        return working;
    }

    @Override
    public boolean hears(String destination) {
        return true;
    }

    @Override
    public void receive(Datagram datagram) {
        IgmpMessage message = datagram.message();
        if (message instanceof Query query) {
            hear(query, datagram.source());
        } else if (message instanceof IgmpMessage.OldReport report
                && report.version().number() <= version.number()) {
            group(report.group()).heard(report.version(), variables, queue.now());
            apply(GroupRecord.of(RecordType.IS_EX, report.group()));
        } else if (message instanceof IgmpMessage.Leave leave && version != IgmpVersion.V1) {
            apply(GroupRecord.of(RecordType.TO_IN, leave.group()));
        } else if (message instanceof IgmpMessage.Report report && version == IgmpVersion.V3) {
            report.records().forEach(this::apply);
        }
    }

    /** Elects the router with the lowest address (section 6.6.2). */
    private void hear(Query query, String from) {
        boolean wins = !from.equals(Ipv4.UNSPECIFIED) && Addresses.compare(from, address) < 0;
        if (query.isGeneral() && wins) {
            otherQuerierUntil = queue.now() + variables.otherQuerierPresentInterval();
            cancelQuery();
            nextQuery = queue.at(otherQuerierUntil, () -> queryAtStartup(variables.robustness()));
        }
    }

    private void apply(GroupRecord entry) {
        Question question = group(entry.group()).apply(entry, variables, queue.now());
        if (!question.isNone() && isQuerier()) {
            long until = queue.now() + variables.lastMemberQueryTime();
            group(entry.group()).lower(question, until, queue.now());
            lastMemberQueries(entry.group(), question, variables.lastMemberQueryCount());
        }
        groups.values().removeIf(group -> group.isGone(queue.now()));
    }

    private void lastMemberQueries(String group, Question question, int left) {
        if (left == 0 || !isQuerier() || version == IgmpVersion.V1) {
            return;
        }
        if (question.group()) {
            send(specific(group, List.of(), false));
        }
        if (!question.sources().isEmpty()) {
            send(specific(group, version == IgmpVersion.V3 ? question.sources() : List.of(), false));
        }
        queue.after(variables.lastMemberQueryInterval(), () -> lastMemberQueries(group, question, left - 1));
    }

    private RouterGroup group(String group) {
        return groups.computeIfAbsent(group, absent -> new RouterGroup());
    }

    private boolean isQuerier() {
        return working && otherQuerierUntil <= queue.now();
    }

    private void queryAtStartup(int left) {
        cancelQuery();
        send(general());
        long interval = left > 1 ? variables.startupQueryInterval() : variables.queryInterval();
        nextQuery = queue.after(interval, () -> queryAtStartup(Math.max(1, left - 1)));
    }

    private void cancelQuery() {
        if (nextQuery != null) {
            nextQuery.cancel();
        }
    }

    private Query general() {
        return query(Ipv4.UNSPECIFIED, List.of(), variables.queryResponseInterval(), false);
    }

    private Query specific(String group, Collection<String> sources, boolean suppress) {
        return query(group, sources, variables.lastMemberQueryInterval(), suppress);
    }

    private Query query(String group, Collection<String> sources, long maxResponseTime, boolean suppress) {
        int code = version == IgmpVersion.V1 ? 0 : (int) (maxResponseTime / Time.TENTH);
        boolean version3 = version == IgmpVersion.V3;
        return new Query(version, group, code, version3 ? fields(suppress) : QuerierFields.NONE, List.copyOf(sources));
    }

    private QuerierFields fields(boolean suppress) {
        int seconds = (int) (variables.queryInterval() / Time.SECOND);
        return new QuerierFields(suppress, variables.robustness(), seconds);
    }

    private void send(Query query) {
        String destination = query.isGeneral() ? Datagram.ALL_SYSTEMS : query.group();
        segment.send(this, new Datagram(address, destination, query));
    }
}
