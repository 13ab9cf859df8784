package net.igmpproxy.demo;

import static net.igmpproxy.lab.UpstreamNetwork.ALT_SUBNET_SOURCE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.UpstreamNetwork;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpPacket;
import net.igmpproxy.lab.wire.RecordType;

/** Two subscribers join a stream and leave it, one after the other. */
final class Story {
    private static final String GROUP = "239.255.0.1";
    private static final Duration AT_ONCE = Duration.ofMillis(200);
    private static final int PACKETS_PER_SECOND = 1000;

    private final Promptness promptness;
    private final Laboratory lab;
    private final Narrator narrator;
    private final Capture upstream;
    private final Viewer anna;
    private final Viewer bruno;
    private final MulticastStream stream;

    Story(Laboratory lab, Narrator narrator, Promptness promptness) {
        this.promptness = promptness;
        this.lab = lab;
        this.narrator = narrator;
        this.upstream = lab.upstream().capture();
        this.anna = new Viewer("anna", lab.lan(1), GROUP);
        this.bruno = new Viewer("bruno", lab.lan(2), GROUP);
        this.stream =
                lab.source().stream(GROUP).packetsPerSecond(PACKETS_PER_SECOND).start();
    }

    void tell() {
        showNetwork();
        nobodyWatches();
        Subscription annas = anna.join();
        Subscription brunos = bruno.join();
        bothWatch(annas, brunos);
        annas.leave();
        oneWatches(brunos);
        brunos.leave();
        nobodyWatchesAnyMore(brunos);
    }

    /** Joins both subscribers again, so that the page shows a running stream. */
    void goOn() {
        anna.join();
        bruno.join();
    }

    private void showNetwork() {
        narrator.heading("The network: the VyOS manual's example, and a second downstream interface");
        narrator.fact("source", ALT_SUBNET_SOURCE + ", sends " + PACKETS_PER_SECOND + " packets/s to " + GROUP);
        narrator.fact("upstream router", UpstreamNetwork.ROUTER + ", hears the proxy's reports");
        narrator.fact("igmp-proxy", UpstreamNetwork.PROXY + " on eth0");
        narrator.fact("anna", anna.address() + " on eth1");
        narrator.fact("bruno", bruno.address() + " on eth2, behind a switch that snoops IGMP");
        narrator.line("configuration");
        narrator.block(ProxyConfig.vyosExample().yaml());
    }

    private void nobodyWatches() {
        narrator.heading("1. The stream runs, nobody has joined");
        stream.awaitSent(PACKETS_PER_SECOND / 2);
        showReceived();
        narrator.expect(
                "nothing is reported upstream", () -> upstream.igmp(GROUP).isEmpty());
        narrator.expect("nothing is forwarded", () -> received(anna) + received(bruno) == 0);
    }

    private void bothWatch(Subscription annas, Subscription brunos) {
        narrator.heading("2. anna and bruno join");
        narrator.expect("anna watches", () -> arrives(annas));
        narrator.expect("bruno watches", () -> arrives(brunos));
        showReceived();
        narrator.expect("the upstream router has heard of it", () -> heard(RecordType.TO_EX));
        showReports();
        showDelay(
                "anna's report upstream",
                anna.reported(),
                upstream.awaitJoin(GROUP).time());
        showDelay(
                "anna's first packet", anna.reported(), anna.onTheWire().first().orElseThrow());
        narrator.expect(
                "the switch has learned where bruno is",
                () -> !lab.lan(2).bridge().members(GROUP).isEmpty());
        showKernelEntries();
    }

    private void oneWatches(Subscription brunos) {
        narrator.heading("3. anna leaves, bruno goes on watching");
        narrator.expect("anna's network gets no more packets", () -> ends(anna));
        stream.awaitSent(2 * PACKETS_PER_SECOND);
        showReceived();
        narrator.expect("bruno has lost no packet", () -> brunos.reception().lost() == 0 && arrives(brunos));
        narrator.expect("upstream nothing is said", () -> !heard(RecordType.TO_IN));
        showKernelEntries();
    }

    private void nobodyWatchesAnyMore(Subscription brunos) {
        narrator.heading("4. bruno leaves");
        narrator.expect("bruno's network gets no more packets", () -> ends(bruno));
        showReceived();
        narrator.expect("bruno had each packet once", () -> brunos.reception().duplicates() == 0);
        narrator.expect("the upstream router hears the leave at once", this::leftAtOnce);
        showReports();
        showKernelEntries();
    }

    private boolean leftAtOnce() {
        Instant left = upstream.awaitLeave(GROUP).time();
        showDelay("bruno's leave upstream", bruno.left(), left);
        return Duration.between(bruno.left(), left).compareTo(promptness.extend(AT_ONCE)) < 0;
    }

    private boolean heard(RecordType type) {
        return upstream.records(GROUP).contains(GroupRecord.of(type, GROUP));
    }

    private boolean ends(Viewer viewer) {
        viewer.onTheWire().awaitEnd(stream);
        return true;
    }

    private static boolean arrives(Subscription subscription) {
        subscription.awaitPackets(PACKETS_PER_SECOND);
        return true;
    }

    private static long received(Viewer viewer) {
        return viewer.onTheWire().packets();
    }

    private void showReceived() {
        for (Viewer viewer : List.of(anna, bruno)) {
            Reception reception = viewer.onTheWire();
            narrator.fact(
                    viewer.name() + " received",
                    String.format(
                            "%6d packets, %d lost, %d twice",
                            reception.packets(), reception.lost(), reception.duplicates()));
        }
    }

    private void showDelay(String what, Instant cause, Instant effect) {
        double milliseconds = Duration.between(cause, effect).toNanos() / 1e6;
        narrator.fact(what, String.format("after %.2f ms", milliseconds));
    }

    private void showReports() {
        narrator.line("reports seen upstream");
        upstream.igmp(GROUP).stream().map(Story::describe).distinct().forEach(narrator::block);
    }

    private static String describe(IgmpPacket packet) {
        String said = packet.message() instanceof IgmpMessage.Report report
                ? report.records().stream()
                        .map(entry -> entry.type() + "(" + entry.group() + ")")
                        .collect(Collectors.joining(" ", "IGMPv3 ", ""))
                : packet.message().toString();
        return packet.source() + " to " + packet.destination() + ": " + said;
    }

    private void showKernelEntries() {
        narrator.line("kernel's entries (ip mroute)");
        narrator.block(lab.router().output("ip", "mroute", "show", "table", "all"));
    }
}
