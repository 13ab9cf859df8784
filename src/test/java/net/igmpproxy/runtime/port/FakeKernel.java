package net.igmpproxy.runtime.port;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.forwarding.PacketCounts;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.forwarding.mfc.RouteReading;
import net.igmpproxy.core.rate.Shield;

/** Recording kernel with the interfaces eth0 in 10.0.0.0/24 and eth1 in 192.168.1.0/24. */
public final class FakeKernel implements Kernel, IgmpSocket, MulticastRoutes, Poller {
    private static final int LAN = 2;

    private final LinkMonitor links = new FixedLinks();
    private final TrafficCounters traffic = new FixedTraffic();
    private final AtomicInteger trafficReadings = new AtomicInteger();
    private volatile Runnable beforeTraffic = () -> {};
    private final Queue<LinkMonitor.Changes> notifications = new ConcurrentLinkedQueue<>();
    private final Semaphore wakeUps = new Semaphore(0);
    private final List<byte[]> incoming = new CopyOnWriteArrayList<>();
    private final Map<Integer, Integer> indicesByVif = new ConcurrentSkipListMap<>();
    private final Map<Integer, Integer> arrivals = new ConcurrentSkipListMap<>();
    private final Set<Integer> joined = new ConcurrentSkipListSet<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final List<MfcEntry> entries = new CopyOnWriteArrayList<>();
    private final List<OutgoingPacket> sent = new CopyOnWriteArrayList<>();
    private final Queue<Successor> successors = new ConcurrentLinkedQueue<>();
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile Optional<RuntimeException> convenienceFailure = Optional.empty();
    private volatile boolean stuck;
    private volatile boolean managed;
    private volatile Optional<byte[]> bequest = Optional.empty();
    private volatile boolean takenBack;
    private volatile Optional<Legacy> legacy = Optional.empty();
    private volatile boolean closed;
    private volatile boolean left;
    private final AtomicLong lost = new AtomicLong();

    public boolean isClosed() {
        return closed;
    }

    /** Returns the VIF numbers. */
    public Set<Integer> vifNumbers() {
        return indicesByVif.keySet();
    }

    /** Returns the indices of the interfaces on which the router groups are joined. */
    public Set<Integer> joined() {
        return joined;
    }

    /** Makes the next calls of a kind fail. */
    public void refuse(String call, int times) {
        refusals.put(call, times);
    }

    private void refuse(String call) {
        Integer left = refusals.computeIfPresent(call, (same, times) -> times - 1);
        if (left != null && left >= 0) {
            throw new KernelException(call, 105, call + " failed: ENOBUFS");
        }
    }

    public List<MfcEntry> entries() {
        return entries;
    }

    public List<OutgoingPacket> sent() {
        return sent;
    }

    /** Returns true if the kernel was left without a change. */
    public boolean isLeft() {
        return left;
    }

    /** Adds a service manager that stores descriptors. */
    public void manage() {
        managed = true;
    }

    /** Returns the snapshot stored with the service manager. */
    public Optional<byte[]> bequest() {
        return bequest;
    }

    /** Makes optional features fail. */
    public void failConveniences(RuntimeException cause) {
        convenienceFailure = Optional.of(cause);
    }

    /** Makes the next wait fail. */
    public void fail(Throwable cause) {
        failure = Optional.of(cause);
        wakeUp();
    }

    /** Makes waits endless, even after a wake-up; or ends that. */
    public void hang(boolean value) {
        stuck = value;
        wakeUp();
    }

    /** Simulates a previous process that waits for this one. */
    public void inherit(byte[] state) {
        legacy = Optional.of(new Legacy(Optional.of(state), true));
    }

    /** Simulates a previous process that has exited. */
    public void inherit(Optional<byte[]> state) {
        legacy = Optional.of(new Legacy(state, false));
    }

    /** Simulates that the previous process has resumed. */
    public void takeBack() {
        takenBack = true;
    }

    /** Simulates a handover request of another process. */
    public void ask(Successor successor) {
        successors.add(successor);
        wakeUp();
    }

    /** Simulates the loss of a packet because of a full receive buffer. */
    public void losePacket() {
        lost.incrementAndGet();
    }

    /** Delivers a packet on eth1. */
    public void deliver(byte[] packet) {
        incoming.add(packet);
        wakeUp();
    }

    @Override
    public IgmpSocket igmp() {
        return this;
    }

    @Override
    public void shield(List<Shield> shields) {}

    @Override
    public long lost() {
        return lost.get();
    }

    @Override
    public MulticastRoutes routes() {
        return this;
    }

    @Override
    public TrafficCounters traffic() {
        return traffic;
    }

    /** Sets an action that runs before each reading of the MFC counters. */
    public void beforeTraffic(Runnable action) {
        beforeTraffic = action;
    }

    /** Returns the number of readings of the MFC counters. */
    public int trafficReadings() {
        return trafficReadings.get();
    }

    @Override
    public LinkMonitor links() {
        return links;
    }

    /** Adds content for the next notifications. */
    public void notify(LinkMonitor.Changes changes) {
        notifications.add(changes);
        wakeUp();
    }

    @Override
    public Poller poller() {
        return this;
    }

    @Override
    public Optional<Legacy> legacy() {
        return legacy;
    }

    @Override
    public void attach() {
        // Threads have no priorities here.
    }

    @Override
    public void requireInheritance() {
        if (takenBack) {
            throw new KernelException("handover", 0, "Taken back.");
        }
    }

    @Override
    public boolean settle() {
        return true;
    }

    @Override
    public void keep() {
        failConvenience();
    }

    @Override
    public Supplier<List<Limitation>> limitations() {
        return List::of;
    }

    private void failConvenience() {
        if (convenienceFailure.isPresent()) {
            throw convenienceFailure.get();
        }
    }

    @Override
    public boolean bequeath(byte[] state) {
        failConvenience();
        bequest = Optional.of(state);
        return managed;
    }

    @Override
    public boolean withdraw(byte[] state) {
        return legacy.isPresent() && bequeath(state);
    }

    @Override
    public Optional<Successor> successor() {
        return Optional.ofNullable(successors.poll());
    }

    @Override
    public void leave() {
        left = true;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public Installed takeOver() {
        return new Installed(vifs(), entries);
    }

    @Override
    public Map<Integer, Integer> vifs() {
        Map<Integer, Integer> all = new TreeMap<>(arrivals);
        all.putAll(indicesByVif);
        return all;
    }

    @Override
    public Set<Integer> routerGroups() {
        return Set.copyOf(joined);
    }

    @Override
    public int receive(Receiver receiver) {
        List<byte[]> batch = new ArrayList<>(incoming);
        incoming.removeAll(batch);
        batch.forEach(packet -> receiver.packet(LAN, packet, packet.length));
        return batch.size();
    }

    @Override
    public List<SendFailure> send(List<OutgoingPacket> packets) {
        sent.addAll(packets);
        return List.of();
    }

    @Override
    public void joinRouterGroups(Link link) {
        refuse("setsockopt(IP_ADD_MEMBERSHIP)");
        joined.add(link.index());
    }

    @Override
    public void leaveRouterGroups(int interfaceIndex) {
        joined.remove(interfaceIndex);
    }

    @Override
    public void addVif(int vif, Link link, int threshold) {
        refuse("setsockopt(MRT_ADD_VIF)");
        indicesByVif.put(vif, link.index());
    }

    @Override
    public void deleteVif(int vif) {
        indicesByVif.remove(vif);
        arrivals.remove(vif);
    }

    @Override
    public void addArrivalVif(int vif, Link link) {
        arrivals.put(vif, link.index());
    }

    @Override
    public void install(MfcEntry entry) {
        refuse(entry.key().isWildcard() ? "setsockopt(MRT_ADD_MFC_PROXY)" : "setsockopt(MRT_ADD_MFC)");
        entries.removeIf(other -> other.key().equals(entry.key()));
        entries.add(entry);
    }

    @Override
    public void remove(MfcEntry entry) {
        entries.removeIf(other -> other.key().equals(entry.key()));
    }

    @Override
    public List<RouteReading> readings() {
        refuse("netlink(RTM_GETROUTE)");
        return entries.stream().map(RouteReading::present).toList();
    }

    @Override
    public Optional<PacketCounts> counts(MfcKey key) {
        return entries.stream().anyMatch(entry -> entry.key().equals(key))
                ? Optional.of(new PacketCounts(6, 1))
                : Optional.empty();
    }

    @Override
    public Readiness await(long timeoutNanos) {
        try {
            while (stuck) {
                wakeUps.acquire();
            }
            if (wakeUps.tryAcquire(Math.max(0, timeoutNanos), TimeUnit.NANOSECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Optional<Throwable> due = failure;
        failure = Optional.empty();
        if (due.isPresent() && due.get() instanceof Error error) {
            throw error;
        }
        if (due.isPresent() && due.get() instanceof RuntimeException fault) {
            throw fault;
        }
        return new Readiness(!incoming.isEmpty(), false, !successors.isEmpty());
    }

    @Override
    public void wakeUp() {
        wakeUps.release();
    }

    private static Link link(int index, String name, String address) {
        return new Link(
                index,
                new InterfaceName(name),
                true,
                1500,
                InterfaceAddress.parse(address).stream().toList());
    }

    private final class FixedTraffic implements TrafficCounters {
        @Override
        public List<MfcCounters> routes() {
            trafficReadings.incrementAndGet();
            beforeTraffic.run();
            refuse("netlink(RTM_GETROUTE)");
            return entries.stream()
                    .map(entry -> new MfcCounters(RouteReading.present(entry), 7, 700, 1))
                    .toList();
        }

        @Override
        public List<VifCounters> vifs() {
            return indicesByVif.keySet().stream()
                    .map(vif -> new VifCounters(vif, 10 + vif, 20 + vif, 1000 + vif, 2000 + vif))
                    .toList();
        }
    }

    private final class FixedLinks implements LinkMonitor {
        @Override
        public List<Link> links() {
            refuse("netlink(RTM_GETLINK)");
            return List.of(link(1, "eth0", "10.0.0.1/24"), link(LAN, "eth1", "192.168.1.1/24"));
        }

        @Override
        public Changes read() {
            Changes next = notifications.poll();
            return next == null ? Changes.NONE : next;
        }

        @Override
        public boolean isPending() {
            return !notifications.isEmpty();
        }

        @Override
        public Optional<KernelException> takeFailure() {
            return Optional.empty();
        }
    }
}
