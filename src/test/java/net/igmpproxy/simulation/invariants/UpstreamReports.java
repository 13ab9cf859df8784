package net.igmpproxy.simulation.invariants;

import java.util.List;
import java.util.Set;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpMessage.Query;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.simulation.base.Filter;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.network.Datagram;
import net.igmpproxy.simulation.proxy.InterfaceSettings;
import net.igmpproxy.simulation.proxy.ProxyObserver;
import net.igmpproxy.simulation.proxy.Settings;
import net.igmpproxy.simulation.world.World;

/**
 * The membership reported upstream equals the merged memberships of the links (RFC 4605 section 4.1). The reported
 * membership is derived from the sent messages. Before IGMPv3 only a group membership can be reported; IGMPv1 cannot
 * report a leave.
 */
final class UpstreamReports implements Invariant, ProxyObserver {
    private static final long LONGEST_ANSWER = 26 * Time.SECOND;

    private final World world;
    private final UpstreamVersion version;
    private final ToldFilters told = new ToldFilters();
    private long ignoredVersion2At = Long.MIN_VALUE / 2;
    private IgmpVersion mode = IgmpVersion.V3;
    private long modeSince;

    UpstreamReports(World world) {
        this.world = world;
        this.version = new UpstreamVersion(world.proxy().settings());
        world.watch(this);
    }

    @Override
    public void check(Snapshot snapshot) {
        refreshMode();
        if (!world.upstream().port().isAttached()) {
            return;
        }
        Set<String> groups = told.groups();
        groups.addAll(snapshot.groups());
        groups.addAll(world.proxy().settings().of(World.UPSTREAM).statics().keySet());
        groups.forEach(group -> check(group, wanted(snapshot, group)));
    }

    private void check(String group, Filter wanted) {
        if (mode == IgmpVersion.V1 && wanted.isNothing()) {
            told.leave(group);
        }
        Filter reported = told.of(group);
        boolean same = mode == IgmpVersion.V3 ? reported.equals(wanted) : reported.isNothing() == wanted.isNothing();
        if (!same) {
            throw new Violation("the LANs want " + group + " " + wanted + ", but what was told upstream in version "
                    + mode.number() + " is " + reported);
        }
    }

    /** Returns the version that the proxy uses. */
    IgmpVersion mode() {
        return mode;
    }

    /** Returns the time of the last version change, in nanoseconds. */
    long modeSince() {
        return modeSince;
    }

    /** Returns the merged filter of the links, restricted to what may be reported upstream. */
    Filter wanted(Snapshot snapshot, String group) {
        Settings settings = world.proxy().settings();
        InterfaceSettings upstream = settings.of(World.UPSTREAM);
        Filter wanted = snapshot.merged(group);
        boolean sourceSpecific = settings.ssm().contains(group);
        boolean reported = upstream.allows(group) && !(sourceSpecific && (mode != IgmpVersion.V3 || wanted.exclude()));
        return reported ? Filter.merge(List.of(wanted, upstream.configured(group))) : Filter.NOTHING;
    }

    @Override
    public void delivered(String interfaceName, Datagram datagram) {
        if (interfaceName.equals(World.UPSTREAM) && datagram.message() instanceof Query query) {
            if (counts(datagram.source())) {
                version.heard(query, world.proxy().settings(), world.now());
                refreshMode();
            } else if (query.version() == IgmpVersion.V2) {
                ignoredVersion2At = world.now();
            }
        }
    }

    @Override
    public void sent(String interfaceName, Datagram datagram) {
        if (!interfaceName.equals(World.UPSTREAM)) {
            return;
        }
        refreshMode();
        IgmpMessage message = datagram.message();
        if (message instanceof IgmpMessage.OldReport report) {
            requireVersion(report.version());
            if (report.version() == mode) {
                told.join(report.group());
            }
        } else if (message instanceof IgmpMessage.Leave leave) {
            requireVersion(IgmpVersion.V2);
            told.leave(leave.group());
        } else if (message instanceof IgmpMessage.Report report) {
            requireVersion(IgmpVersion.V3);
            report.records().forEach(told::apply);
        }
    }

    private boolean counts(String router) {
        return world.proxy().settings().of(World.UPSTREAM).protocol().mayBeQuerier(router);
    }

    /** Checks the version of a message. The proxy may answer an ignored IGMPv2 query in IGMPv2. */
    private void requireVersion(IgmpVersion version) {
        boolean answersIgnored = version == IgmpVersion.V2 && world.now() < ignoredVersion2At + LONGEST_ANSWER;
        if (version != mode && !answersIgnored) {
            throw new Violation("reports upstream in version " + version.number() + ", but the querier there calls for "
                    + mode.number());
        }
    }

    private void refreshMode() {
        Settings settings = world.proxy().settings();
        IgmpVersion next = version.spoken(settings, world.now());
        if (next != mode) {
            mode = next;
            modeSince = world.now();
            if (mode != IgmpVersion.V3) {
                told.forgetSources(settings.ssm()::contains);
            }
        }
    }

    /** Expects all memberships to be reported again. */
    @Override
    public void restarted() {
        told.clear();
    }

    @Override
    public void forgotten(String interfaceName) {
        if (interfaceName.equals(World.UPSTREAM)) {
            version.forget(world.proxy().settings());
            mode = IgmpVersion.V3;
            told.clear();
        }
    }

    /** The learnt querier versions survive the re-creation of an interface. */
    @Override
    public void removed(String interfaceName) {
        if (interfaceName.equals(World.UPSTREAM)) {
            told.clear();
        }
    }

    @Override
    public void cameUp(String interfaceName) {
        if (interfaceName.equals(World.UPSTREAM)) {
            told.clear();
        }
    }

    @Override
    public void configured(Settings before, Settings after) {
        refreshMode();
        version.configured(before, after);
        if (before.of(World.UPSTREAM).protocol().igmpVersion()
                != after.of(World.UPSTREAM).protocol().igmpVersion()) {
            told.clear();
        }
    }
}
