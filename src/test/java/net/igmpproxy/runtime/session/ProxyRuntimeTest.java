package net.igmpproxy.runtime.session;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.EngineEvent.MemberJoined;
import net.igmpproxy.core.engine.event.EngineEvent.MembershipChange;
import net.igmpproxy.core.engine.event.EngineEvent.UpstreamChanged;
import net.igmpproxy.core.engine.event.EngineState;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.event.InterfaceStatus.Traffic;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.IgmpPackets;
import net.igmpproxy.core.wire.RecordType;
import net.igmpproxy.runtime.change.ConfigurationService;
import net.igmpproxy.runtime.change.InitialConfiguration;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.control.RestartMode;
import net.igmpproxy.runtime.control.ServiceStatus;
import net.igmpproxy.runtime.event.ProxyEvent;
import net.igmpproxy.runtime.event.ProxyEvent.ConfigurationApplied;
import net.igmpproxy.runtime.event.ProxyEvent.OfEngine;
import net.igmpproxy.runtime.event.ProxyEvent.Restarted;
import net.igmpproxy.runtime.event.ProxyEvent.RouteInstalled;
import net.igmpproxy.runtime.event.ProxyEvent.RouteRemoved;
import net.igmpproxy.runtime.event.ProxyEventListener;
import net.igmpproxy.runtime.handover.SnapshotException;
import net.igmpproxy.runtime.handover.StateSnapshot;
import net.igmpproxy.runtime.port.FakeKernel;
import net.igmpproxy.runtime.port.Kernel;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.Limitation;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.port.OutgoingPacket;
import net.igmpproxy.runtime.port.RecordingSuccessor;
import net.igmpproxy.runtime.port.RecordingSupervisor;
import net.igmpproxy.runtime.port.Refusal;
import net.igmpproxy.runtime.port.RoutingTableInUseException;
import net.igmpproxy.runtime.port.Successor;
import net.igmpproxy.runtime.storage.ConfigMode;
import net.igmpproxy.runtime.storage.InMemoryConfigurationStore;
import net.igmpproxy.runtime.storage.InMemoryRevisionStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of the loop and its thread on a fake kernel. */
class ProxyRuntimeTest {
    private static final Refusal.Holder HOLDER = new Refusal.Holder(812, Optional.empty());
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final Ipv4Address HOST = Ipv4Address.of("192.168.1.10");
    private static final byte QUERY = 0x11;
    private static final byte HALF_A_SECOND = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final InterfaceName ETH0 = new InterfaceName("eth0");
    private static final InterfaceName ETH1 = new InterfaceName("eth1");

    private final FakeKernel kernel = new FakeKernel();
    private final Queue<RuntimeException> failures = new ArrayDeque<>();
    private final List<ProxyEvent> events = new CopyOnWriteArrayList<>();
    private final RecordingSupervisor supervisor = new RecordingSupervisor();
    private final ProxyRuntime runtime = new ProxyRuntime(
            this::open,
            MonotonicClock.system(),
            new Random(1),
            List.of(events::add),
            supervisor,
            InitialConfiguration.of(whole()));

    @AfterEach
    void stop() {
        runtime.stop();
    }

    @Test
    void forwardsWhenItHasStarted() {
        runtime.start();

        assertThat(runtime.status().state()).isEqualTo(ServiceStatus.State.RUNNING);
        assertThat(kernel.vifNumbers()).containsExactly(0, 1);
    }

    @Test
    void refusedCallsAreTriedAgainUntilTheyHold() {
        kernel.refuse("setsockopt(MRT_ADD_VIF)", 2);
        kernel.refuse("setsockopt(IP_ADD_MEMBERSHIP)", 1);
        kernel.refuse("setsockopt(MRT_ADD_MFC_PROXY)", 1);
        runtime.start();
        join();

        await().untilAsserted(() -> {
            assertThat(kernel.vifNumbers()).containsExactly(0, 1);
            assertThat(kernel.joined()).containsExactly(1, 2);
            assertThat(kernel.entries()).hasSize(1);
            assertThat(runtime.interfaces())
                    .extracting(InterfaceStatus::state)
                    .containsOnly(InterfaceStatus.State.ACTIVE);
        });
    }

    @Test
    void restartBelievesTheKernelAndNotTheEngine() {
        runtime.start();
        kernel.deleteVif(1);
        kernel.leaveRouterGroups(2);

        runtime.restart(RestartMode.KEEP);

        assertThat(kernel.vifNumbers()).containsExactly(0, 1);
        assertThat(kernel.joined()).containsExactly(1, 2);
    }

    @Test
    void tellsWhatAHostHasJoined() {
        runtime.start();
        join();

        assertThat(runtime.memberships()).singleElement().satisfies(membership -> {
            assertThat(membership.group()).isEqualTo(GROUP);
            assertThat(membership.interfaceName()).isEqualTo(ETH1);
        });
        assertThat(runtime.routes()).singleElement().satisfies(route -> {
            assertThat(route.outputs()).containsExactly(ETH1);
            assertThat(route.packets()).isEqualTo(7);
            assertThat(route.wrongInterface()).isEqualTo(1);
        });
        assertThat(events).contains(new OfEngine(new MemberJoined(ETH1, GROUP, HOST)));
    }

    @Test
    void tellsWhatFollowsFromAReportInItsOrder() {
        runtime.start();
        join();

        MfcKey all = new MfcKey(Ipv4Address.UNSPECIFIED, GROUP.address());
        await().untilAsserted(() -> assertThat(events)
                .containsSubsequence(
                        new OfEngine(new MemberJoined(ETH1, GROUP, HOST)),
                        new OfEngine(
                                new UpstreamChanged(ETH0, GROUP, MembershipChange.JOINED, SourceFilter.EVERYTHING)),
                        new RouteInstalled(all, ETH0, List.of(ETH1))));

        runtime.restart(RestartMode.KEEP);
        assertThat(events).filteredOn(RouteInstalled.class::isInstance).hasSize(1);
        assertThat(events).last().isEqualTo(new Restarted());

        runtime.apply(ProxyConfiguration.EMPTY);
        assertThat(events).contains(new RouteRemoved(all, ETH0));
        assertThat(events).last().isEqualTo(new ConfigurationApplied(true, false));
    }

    @Test
    void whatIsKnownOutlivesTheLossOfTheKernel() {
        runtime.start();
        join();

        kernel.fail(new KernelException("recvmmsg", 9, "recvmmsg failed"));

        await().until(kernel::isClosed);
        await().untilAsserted(() -> assertThat(runtime.status().state()).isEqualTo(ServiceStatus.State.RUNNING));
        assertThat(runtime.memberships()).extracting(GroupMembership::group).containsExactly(GROUP);
        assertThat(runtime.routes()).hasSize(1);
        assertThat(runtime.faults()).isZero();
    }

    @Test
    void anEngineThatCannotGoOnIsFollowedByOneThatBeginsWithNothing() {
        runtime.start();
        join();

        kernel.fail(new IllegalStateException("a mistake"));

        await().until(kernel::isClosed);
        await().untilAsserted(() -> assertThat(runtime.status().state()).isEqualTo(ServiceStatus.State.RUNNING));
        assertThat(runtime.memberships()).isEmpty();
    }

    @Test
    void aListenerThatFailsHarmsNobodyAndIsCounted() {
        List<ProxyEvent> heard = new CopyOnWriteArrayList<>();
        ProxyEventListener failing = event -> {
            throw new IllegalStateException("a mistake");
        };
        ProxyRuntime other = new ProxyRuntime(
                this::open,
                MonotonicClock.system(),
                new Random(1),
                List.of(failing, heard::add),
                supervisor,
                InitialConfiguration.of(whole()));
        other.start();

        assertThat(heard).isNotEmpty();
        assertThat(other.faults()).isEqualTo(heard.size());
        assertThat(other.status().state()).isEqualTo(ServiceStatus.State.RUNNING);
        other.stop();
    }

    @Test
    void leavesAllToTheNextProcessWhereSomebodyKeepsIt() throws SnapshotException {
        kernel.manage();
        runtime.start();
        join();

        runtime.retire();
        runtime.stop();

        assertThat(kernel.isLeft()).isTrue();
        assertThat(kernel.isClosed()).isFalse();
        assertThat(kernel.entries()).hasSize(1);
        assertThat(StateSnapshot.read(kernel.bequest().orElseThrow(), 0).memberships())
                .extracting(GroupMembership::group)
                .containsExactly(GROUP);
    }

    @Test
    void aStopDuringTheStartLeavesWhatWasInherited() {
        kernel.inherit(Optional.empty());
        kernel.manage();
        runtime.setStarting(true);
        runtime.start();
        join();

        runtime.stop();

        assertThat(kernel.isLeft()).isTrue();
        assertThat(kernel.isClosed()).isFalse();
        assertThat(kernel.entries()).hasSize(1);
    }

    @Test
    void aStopDuringTheStartGivesBackWhatIsItsOwn() {
        kernel.manage();
        runtime.setStarting(true);
        runtime.start();
        join();

        runtime.stop();

        assertThat(kernel.isClosed()).isTrue();
        assertThat(kernel.entries()).isEmpty();
    }

    @Test
    void changesNothingWhereThePlaceWasTakenBackMeanwhile() {
        kernel.inherit(Optional.empty());
        kernel.takeBack();

        runtime.start();

        await().until(kernel::isLeft);
        assertThat(kernel.isClosed()).isFalse();
        assertThat(kernel.vifNumbers()).isEmpty();
        assertThat(kernel.sent()).isEmpty();
    }

    @Test
    void aStopAfterTheStartGivesBackWhatWasInherited() {
        kernel.inherit(Optional.empty());
        kernel.manage();
        runtime.setStarting(true);
        runtime.start();
        runtime.setStarting(false);

        runtime.stop();

        assertThat(kernel.isClosed()).isTrue();
    }

    @Test
    void stopsInOrderWhereNobodyKeepsAnything() {
        runtime.start();
        join();

        runtime.retire();
        runtime.stop();

        assertThat(kernel.isClosed()).isTrue();
        assertThat(kernel.entries()).isEmpty();
    }

    @Test
    void aLoopThatIsStuckIsNoticed() {
        runtime.start();
        await().until(() -> supervisor.lifeSigns() > 0);
        await().until(() -> runtime.unresponsive().compareTo(Duration.ofSeconds(1)) < 0);

        kernel.hang(true);
        await().until(() -> runtime.unresponsive().compareTo(Duration.ofMillis(100)) > 0);

        kernel.hang(false);
        await().until(() -> runtime.unresponsive().isZero());
    }

    @Test
    void tellsWhatTheKernelHasCountedOnItsInterfaces() {
        runtime.start();

        assertThat(runtime.interfaces())
                .extracting(InterfaceStatus::traffic)
                .containsExactly(
                        Optional.of(new Traffic(10, 20, 1000, 2000)), Optional.of(new Traffic(11, 21, 1001, 2001)));
    }

    @Test
    void triesAgainWhenTheKernelRefuses() {
        failures.add(new RoutingTableInUseException(
                "setsockopt(MRT_INIT)", 98, "smcrouted is the multicast router", Optional.of(HOLDER)));
        runtime.start();
        assertThat(runtime.status())
                .isEqualTo(new ServiceStatus(
                        ServiceStatus.State.FAILED,
                        List.of("smcrouted is the multicast router"),
                        List.of(),
                        Optional.of(new Refusal(Refusal.Kind.TABLE_IN_USE, Optional.of(HOLDER)))));

        await().until(() -> runtime.status().state() == ServiceStatus.State.RUNNING);
    }

    @Test
    void leavesTheKernelAloneWhileItIsDisabled() {
        runtime.start();
        join();

        runtime.apply(whole().withEnabled(false));

        assertThat(runtime.status().state()).isEqualTo(ServiceStatus.State.DISABLED);
        assertThat(kernel.isClosed()).isTrue();
        assertThat(kernel.entries()).isEmpty();
        assertThat(kernel.vifNumbers()).isEmpty();
        assertThatThrownBy(() -> runtime.restart(RestartMode.KEEP)).hasMessage("igmp-proxy is disabled");
    }

    @Test
    void doesNotRestartWhatIsNotConfigured() {
        runtime.start();
        runtime.apply(ProxyConfiguration.EMPTY);

        assertThatThrownBy(() -> runtime.restart(RestartMode.KEEP)).hasMessage("igmp-proxy is not configured");
    }

    @Test
    void restartKeepsVifsEntriesAndMemberships() {
        runtime.start();
        join();
        List<MfcEntry> before = List.copyOf(kernel.entries());

        runtime.restart(RestartMode.KEEP);

        assertThat(kernel.entries()).isEqualTo(before);
        assertThat(kernel.vifNumbers()).containsExactly(0, 1);
        assertThat(runtime.memberships()).hasSize(1);
    }

    @Test
    void leavesCleanlyWhenItStops() {
        runtime.start();
        join();

        runtime.stop();

        assertThat(kernel.isClosed()).isTrue();
        assertThat(kernel.entries()).isEmpty();
        assertThat(kernel.vifNumbers()).isEmpty();
        assertThat(runtime.isRunning()).isFalse();
        runtime.start();
        assertThat(runtime.isRunning()).isFalse();
    }

    @Test
    void aChangeThatTimesOutIsNeverMade() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        ProxyEventListener slow = event -> {
            if (event.equals(new ConfigurationApplied(true, false))) {
                awaitUninterruptibly(held);
            }
        };
        ProxyRuntime busy = new ProxyRuntime(
                this::open,
                MonotonicClock.system(),
                new Random(1),
                List.of(slow, events::add),
                supervisor,
                InitialConfiguration.of(whole()));
        busy.start();
        Thread first = new Thread(() -> busy.apply(ProxyConfiguration.EMPTY));
        first.start();
        await().until(() -> busy.configuration().equals(ProxyConfiguration.EMPTY));

        assertThatThrownBy(() -> busy.apply(whole().withQuickleave(false)))
                .isInstanceOf(ProxyUnavailableException.class)
                .hasMessageContaining("The request was not and will not be executed");

        held.countDown();
        first.join();
        assertThat(busy.status().state()).isEqualTo(ServiceStatus.State.INCOMPLETE);
        assertThat(busy.configuration()).isEqualTo(ProxyConfiguration.EMPTY);
        assertThat(events).doesNotContain(new ConfigurationApplied(true, true));
        busy.stop();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTaskThatHasBegunCannotBeWithdrawn() throws Exception {
        LoopQuestion<String> waiting = new LoopQuestion<>(() -> "done");
        assertThat(waiting.withdraw()).isTrue();
        waiting.run();
        assertThat(waiting.isCancelled()).isTrue();

        List<Boolean> withdrawn = new ArrayList<>();
        Queue<LoopQuestion<String>> itself = new ArrayDeque<>();
        LoopQuestion<String> begun = new LoopQuestion<>(() -> {
            withdrawn.add(itself.remove().withdraw());
            return "done";
        });
        itself.add(begun);
        begun.run();
        assertThat(withdrawn).containsExactly(false);
        assertThat(begun.get()).isEqualTo("done");
    }

    @Test
    void answersNothingWhenItHasEnded() {
        runtime.start();
        runtime.stop();

        assertThatThrownBy(runtime::status).hasMessage("The proxy in this process has stopped");
        try (ConfigurationService service = new ConfigurationService(
                new InMemoryConfigurationStore(),
                new InMemoryRevisionStore(),
                runtime,
                ConfigMode.MANAGED,
                Clock.systemUTC())) {
            assertThatNoException().isThrownBy(service::begin);
        }
    }

    @Test
    void forgetsWhatItKnewWhenItIsRestartedCold() {
        runtime.start();
        join();

        runtime.restart(RestartMode.FORGET);

        assertThat(kernel.isClosed()).isTrue();
        assertThat(runtime.memberships()).isEmpty();
        assertThat(kernel.entries()).isEmpty();
        assertThat(kernel.vifNumbers()).containsExactly(0, 1);
        assertThat(events).last().isEqualTo(new Restarted());
    }

    @Test
    void anotherProcessTakesWhatItKnowsAndItLetsGo() throws SnapshotException {
        runtime.start();
        join();
        RecordingSuccessor successor = new RecordingSuccessor(Successor.Answer.TAKEN);
        kernel.ask(successor);

        await().until(supervisor::isReplaced);
        assertThat(runtime.isRunning()).isTrue();
        assertThat(kernel.isLeft()).isTrue();
        assertThat(kernel.entries()).hasSize(1);
        assertThat(successor.isClosed()).isTrue();
        EngineState state = StateSnapshot.read(successor.state(), 0);
        assertThat(state.memberships()).extracting(GroupMembership::group).containsExactly(GROUP);
    }

    @Test
    void goesOnWhenAnotherProcessHasNotTakenItsPlace() {
        runtime.start();
        RecordingSuccessor successor = new RecordingSuccessor(Successor.Answer.GONE);
        kernel.ask(successor);

        await().until(successor::isClosed);
        join();
        assertThat(runtime.status().state()).isEqualTo(ServiceStatus.State.RUNNING);
        assertThat(supervisor.isReplaced()).isFalse();
    }

    @Test
    void kernelThatASuccessorHasChangedAndLeftIsSetRight() {
        runtime.start();
        join();
        await().untilAsserted(() -> assertThat(kernel.entries()).hasSize(1));
        RecordingSuccessor successor = new RecordingSuccessor(Successor.Answer.GONE, () -> {
            kernel.deleteVif(1);
            kernel.leaveRouterGroups(2);
            kernel.entries().clear();
        });

        kernel.ask(successor);

        await().untilAsserted(() -> {
            assertThat(successor.isClosed()).isTrue();
            assertThat(kernel.vifNumbers()).containsExactly(0, 1);
            assertThat(kernel.joined()).containsExactly(1, 2);
            assertThat(kernel.entries()).hasSize(1);
        });
    }

    @Test
    void nothingIsChangedWhileAnotherProcessTakesThePlaceAndAfterwards() {
        runtime.start();
        List<String> made = new CopyOnWriteArrayList<>();
        RecordingSuccessor successor = new RecordingSuccessor(
                Successor.Answer.TAKEN,
                () -> assertThatThrownBy(() -> runtime.keepingPlace(() -> made.add("meanwhile")))
                        .isInstanceOf(ProxyUnavailableException.class)
                        .hasMessageContaining("Nothing was changed"));
        kernel.ask(successor);

        await().until(supervisor::isReplaced);
        assertThatThrownBy(() -> runtime.keepingPlace(() -> made.add("afterwards")))
                .isInstanceOf(ProxyUnavailableException.class);
        runtime.stop();
        assertThatThrownBy(() -> runtime.keepingPlace(() -> made.add("at the end")))
                .isInstanceOf(ProxyUnavailableException.class);
        assertThat(made).isEmpty();
        assertThat(runtime.faults()).isZero();
    }

    @Test
    void changesAreMadeAgainWhenAnotherProcessHasNotTakenThePlace() {
        runtime.start();
        RecordingSuccessor successor = new RecordingSuccessor(Successor.Answer.GONE);
        kernel.ask(successor);
        await().until(successor::isClosed);

        assertThat(runtime.keepingPlace(() -> "made")).isEqualTo("made");
    }

    @Test
    void placeIsGivenAfterTheChangeThatIsUnderWay() throws Exception {
        runtime.start();
        CountDownLatch stored = new CountDownLatch(1);
        Thread change = beginChange(whole().withQuickleave(false), stored);
        RecordingSuccessor successor = new RecordingSuccessor(
                Successor.Answer.TAKEN,
                () -> assertThat(runtime.configuration()).isEqualTo(whole().withQuickleave(false)));

        kernel.ask(successor);

        await().until(() -> refusesChanges(runtime));
        join();
        assertThat(runtime.memberships()).isNotEmpty();
        assertThat(supervisor.isReplaced()).isFalse();
        stored.countDown();
        change.join();
        await().until(supervisor::isReplaced);
        assertThat(runtime.faults()).isZero();
    }

    /** Starts a change that comes into force once it is stored; returns when it is in progress. */
    private Thread beginChange(ProxyConfiguration after, CountDownLatch stored) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread change = new Thread(() -> runtime.keepingPlace(() -> {
            begun.countDown();
            awaitUninterruptibly(stored);
            runtime.apply(after);
            return "made";
        }));
        change.start();
        begun.await();
        return change;
    }

    private static boolean refusesChanges(ProxyRuntime proxy) {
        try {
            return proxy.keepingPlace(() -> false);
        } catch (ProxyUnavailableException refused) {
            return true;
        }
    }

    @Test
    void placeIsNotGivenWhereTheChangeUnderWayDisablesTheProxy() throws Exception {
        runtime.start();
        CountDownLatch stored = new CountDownLatch(1);
        Thread change = beginChange(whole().withEnabled(false), stored);
        RecordingSuccessor successor = new RecordingSuccessor(Successor.Answer.TAKEN);
        kernel.ask(successor);
        await().until(() -> refusesChanges(runtime));

        stored.countDown();
        change.join();

        await().until(successor::isClosed);
        assertThat(supervisor.isReplaced()).isFalse();
        assertThat(kernel.isClosed()).isTrue();
        assertThat(runtime.keepingPlace(() -> "made")).isEqualTo("made");
    }

    @Test
    void configurationIsThatWhichIsStoredOnceThePlaceIsTaken() {
        List<ProxyConfiguration> given = new CopyOnWriteArrayList<>();
        ProxyConfiguration stored = whole().withQuickleave(false);
        ProxyRuntime next = with(before -> {
            given.add(before);
            return stored;
        });
        next.start();

        assertThat(next.configuration()).isEqualTo(stored);
        assertThat(next.status().state()).isEqualTo(ServiceStatus.State.RUNNING);
        next.apply(whole());
        kernel.fail(new KernelException("epoll_wait", 5, "lost"));
        await().until(() -> kernel.isClosed() && next.status().state() == ServiceStatus.State.RUNNING);
        assertThat(next.configuration()).isEqualTo(whole());
        assertThat(given).containsExactly(whole());
        next.stop();
    }

    @Test
    void doesNotForwardWhereItWasDisabledUntilThePlaceWasTaken() {
        ProxyRuntime next = with(before -> before.withEnabled(false));
        next.start();

        assertThat(next.status().state()).isEqualTo(ServiceStatus.State.DISABLED);
        assertThat(kernel.isClosed()).isTrue();
        assertThat(kernel.vifs()).isEmpty();
        assertThat(events).isEmpty();
        next.stop();
    }

    @Test
    void leavesThePlaceToTheProcessThatStillForwardsWhereTheStoredConfigurationIsDisabled() {
        kernel.inherit(new byte[0]);
        ProxyRuntime next = with(before -> before.withEnabled(false));
        next.start();

        assertThat(next.status().state()).isEqualTo(ServiceStatus.State.DISABLED);
        assertThat(kernel.isLeft()).isTrue();
        assertThat(kernel.isClosed()).isFalse();
        next.stop();
    }

    @Test
    void ownChangeDuringTheOpeningCountsMoreThanWhatWasStoredBefore() {
        CountDownLatch answer = new CountDownLatch(1);
        ProxyConfiguration changed = whole().withQuickleave(false);
        ProxyRuntime next = new ProxyRuntime(
                () -> awaited(answer),
                MonotonicClock.system(),
                new Random(1),
                List.of(),
                supervisor,
                InitialConfiguration.of(whole()));
        Thread starting = new Thread(next::start);
        starting.start();
        await().atMost(PATIENCE).until(() -> next.status().state() == ServiceStatus.State.FAILED);
        next.apply(changed);

        answer.countDown();

        await().atMost(PATIENCE).until(() -> next.status().state() == ServiceStatus.State.RUNNING);
        assertThat(next.configuration()).isEqualTo(changed);
        next.stop();
    }

    private ProxyRuntime with(UnaryOperator<ProxyConfiguration> inPlace) {
        return new ProxyRuntime(
                this::open,
                MonotonicClock.system(),
                new Random(1),
                List.of(events::add),
                supervisor,
                new InitialConfiguration(whole(), inPlace));
    }

    @Test
    void beginsWithWhatAProcessBeforeItKnew() {
        runtime.start();
        join();
        RecordingSuccessor successor = new RecordingSuccessor(Successor.Answer.TAKEN);
        kernel.ask(successor);
        await().until(supervisor::isReplaced);
        int sent = kernel.sent().size();
        kernel.inherit(successor.state());

        ProxyRuntime next = new ProxyRuntime(
                () -> kernel,
                MonotonicClock.system(),
                new Random(1),
                List.of(),
                supervisor,
                InitialConfiguration.of(whole()));
        next.start();

        assertThat(next.memberships()).extracting(GroupMembership::group).containsExactly(GROUP);
        assertThat(kernel.vifNumbers()).containsExactly(0, 1);
        assertThat(kernel.entries()).hasSize(1);
        assertThat(kernel.sent()).hasSizeGreaterThan(sent);
        next.stop();
    }

    @Test
    void queriesHostsAtOnceAfterEveryGap() {
        RecordingSuccessor successor = new RecordingSuccessor(Successor.Answer.TAKEN);
        runtime.start();
        join();
        kernel.ask(successor);
        await().until(supervisor::isReplaced);
        byte[] state = successor.state();

        kernel.inherit(state);
        assertThat(urgentQueriesOfNext()).isZero();
        kernel.inherit(Optional.of(state));
        assertThat(urgentQueriesOfNext()).isOne();
        kernel.inherit(Optional.empty());
        assertThat(urgentQueriesOfNext()).isOne();
    }

    /**
     * Returns the number of general queries on the downstream interface with a maximum response time of half a second.
     */
    private long urgentQueriesOfNext() {
        int sent = kernel.sent().size();
        ProxyRuntime next = new ProxyRuntime(
                () -> kernel,
                MonotonicClock.system(),
                new Random(1),
                List.of(),
                supervisor,
                InitialConfiguration.of(whole()));
        next.start();
        List<OutgoingPacket> packets =
                List.copyOf(kernel.sent().subList(sent, kernel.sent().size()));
        next.retire();
        next.stop();
        return packets.stream()
                .filter(packet -> packet.payload()[0] == QUERY && packet.payload()[1] == HALF_A_SECOND)
                .count();
    }

    @Test
    void stateThatCannotBeReadCostsNeitherTheKernelNorTheStart() {
        kernel.inherit(new byte[] {1, 2, 3});
        runtime.start();

        assertThat(runtime.status().state()).isEqualTo(ServiceStatus.State.RUNNING);
        assertThat(kernel.isClosed()).isFalse();
        assertThat(runtime.limitations()).singleElement().satisfies(limitation -> {
            assertThat(limitation.kind()).isEqualTo(Limitation.Kind.STATE);
            assertThat(limitation.reason()).contains("it is no state of an igmp-proxy");
        });
        join();

        runtime.restart(RestartMode.KEEP);
        assertThat(runtime.limitations()).isEmpty();
    }

    @Test
    void failureOfTheKeeperCostsNothing() {
        kernel.failConveniences(new KernelException("connect", 13, "connect failed: EACCES"));
        runtime.start();

        assertThat(runtime.status().state()).isEqualTo(ServiceStatus.State.RUNNING);
        join();
        assertThat(runtime.memberships()).hasSize(1);
        assertThat(runtime.statistics().kernelErrors().read()).containsKey("connect");

        runtime.retire();
        runtime.stop();
        assertThat(kernel.isClosed()).isTrue();
        assertThat(kernel.entries()).isEmpty();
    }

    @Test
    void errorInTheLoopEndsTheProcess() {
        runtime.start();
        Error fault = new OutOfMemoryError("a test");

        kernel.fail(fault);

        await().untilAsserted(() -> assertThat(supervisor.fault()).contains(fault));
        assertThat(runtime.unresponsive()).isEqualTo(ProxyControl.FOREVER);
        assertThatThrownBy(runtime::status).isInstanceOf(ProxyUnavailableException.class);
    }

    @Test
    void endInOrderIsNoFault() {
        runtime.start();
        runtime.stop();

        assertThat(supervisor.fault()).isEmpty();
        assertThat(runtime.unresponsive()).isLessThan(ProxyControl.FOREVER);
    }

    @Test
    void mistakeInOpeningIsTriedAgain() {
        failures.add(new IllegalStateException("a mistake"));
        runtime.start();
        assertThat(runtime.status().reasons()).singleElement().asString().contains("a mistake");

        await().until(() -> runtime.status().state() == ServiceStatus.State.RUNNING);
        assertThat(supervisor.fault()).isEmpty();
    }

    @Test
    void openingThatTakesLongHoldsUpNoCommand() {
        CountDownLatch answer = new CountDownLatch(1);
        ProxyRuntime other = new ProxyRuntime(
                () -> awaited(answer),
                MonotonicClock.system(),
                new Random(1),
                List.of(),
                supervisor,
                InitialConfiguration.of(whole()));
        try {
            Thread starting = new Thread(other::start);
            starting.start();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(other.status().reasons()).containsExactly("igmp-proxy is starting"));
            assertThat(other.configuration()).isEqualTo(whole());

            answer.countDown();
            await().atMost(PATIENCE).until(() -> other.status().state() == ServiceStatus.State.RUNNING);
        } finally {
            answer.countDown();
            other.stop();
        }
    }

    @Test
    void kernelThatIsOpenedTooLateIsLetGo() {
        CountDownLatch answer = new CountDownLatch(1);
        ProxyRuntime other = new ProxyRuntime(
                () -> awaited(answer),
                MonotonicClock.system(),
                new Random(1),
                List.of(),
                supervisor,
                InitialConfiguration.of(whole()));
        Thread starting = new Thread(other::start);
        starting.start();
        await().atMost(PATIENCE).until(() -> other.status().state() == ServiceStatus.State.FAILED);
        other.stop();

        answer.countDown();

        await().atMost(PATIENCE).until(kernel::isLeft);
        assertThat(kernel.vifs()).isEmpty();
    }

    private Kernel awaited(CountDownLatch answer) {
        try {
            answer.await();
            return kernel;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Kernel open() {
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        return kernel;
    }

    @Test
    void leaveIsQueriedWhereTheKernelHasDroppedPackets() {
        runtime.start();
        report(RecordType.TO_EX);
        await().until(() -> !kernel.entries().isEmpty());

        kernel.losePacket();
        report(RecordType.TO_IN);

        await().untilAsserted(() -> assertThat(kernel.sent().stream().filter(ProxyRuntimeTest::isGroupQuery))
                .hasSize(2));
    }

    private void report(RecordType type) {
        GroupRecord entry = new GroupRecord(type, GROUP, List.of());
        kernel.deliver(IgmpPackets.packet(HOST, Ipv4Address.of("224.0.0.22"), new ReportV3(List.of(entry))));
    }

    private static boolean isGroupQuery(OutgoingPacket packet) {
        return packet.payload()[0] == QUERY && packet.destination().equals(GROUP.address());
    }

    private void join() {
        kernel.deliver(IgmpPackets.packet(HOST, GROUP.address(), new ReportV2(GROUP)));
        await().until(() -> !kernel.entries().isEmpty() && !events.isEmpty());
    }

    private static ProxyConfiguration whole() {
        InterfaceConfiguration upstream =
                InterfaceConfiguration.of(Role.UPSTREAM).withAltSubnets(List.of(Ipv4Prefix.ANY));
        return ProxyConfiguration.EMPTY.withInterfaces(
                new TreeMap<>(Map.of(ETH0, upstream, ETH1, InterfaceConfiguration.of(Role.DOWNSTREAM))));
    }
}
