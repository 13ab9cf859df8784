package net.igmpproxy.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpPackets;
import net.igmpproxy.lab.Await;
import net.igmpproxy.runtime.change.InitialConfiguration;
import net.igmpproxy.runtime.control.ProxyBusyException;
import net.igmpproxy.runtime.control.ServiceStatus;
import net.igmpproxy.runtime.port.FakeKernel;
import net.igmpproxy.runtime.port.LinkMonitor.Changes;
import net.igmpproxy.runtime.port.LinkMonitor.RouteChanges;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.port.RecordingSupervisor;
import net.igmpproxy.runtime.port.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads request the MFC counters while the kernel does not finish the dump. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SharedTrafficTest {
    private static final int CLIENTS = 100;
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final Ipv4Address HOST = Ipv4Address.of("192.168.1.10");

    private final FakeKernel kernel = new FakeKernel();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final ProxyRuntime runtime = new ProxyRuntime(
            () -> kernel,
            MonotonicClock.system(),
            new Random(1),
            List.of(),
            new RecordingSupervisor(),
            InitialConfiguration.of(ProxyConfiguration.EMPTY.withInterfaces(new TreeMap<>(Map.of(
                    new InterfaceName("eth0"),
                    InterfaceConfiguration.of(Role.UPSTREAM).withAltSubnets(List.of(Ipv4Prefix.ANY)),
                    new InterfaceName("eth1"),
                    InterfaceConfiguration.of(Role.DOWNSTREAM))))));

    @BeforeEach
    void start() {
        runtime.start();
        kernel.deliver(IgmpPackets.packet(HOST, GROUP.address(), new ReportV2(GROUP)));
        Await.until("an entry", () -> !kernel.entries().isEmpty());
        kernel.beforeTraffic(() -> {
            try {
                end.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @AfterEach
    void stop() {
        end.countDown();
        clients.shutdownNow();
        runtime.stop();
    }

    private <T> List<Future<T>> ask(int count, Callable<T> question) {
        List<Future<T>> answers = new ArrayList<>();
        for (int client = 0; client < count; client++) {
            answers.add(clients.submit(question));
        }
        Await.until("a reading to begin", () -> kernel.trafficReadings() > 0);
        return answers;
    }

    @Test
    void loopReadsTheKernelItself() {
        ask(CLIENTS, runtime::routes);
        MfcEntry wanted = kernel.entries().get(0);
        kernel.remove(wanted);
        kernel.notify(new Changes(Set.of(), true, new RouteChanges(List.of(), false)));

        Await.until("the entry to be back", () -> kernel.entries().contains(wanted));
        assertThat(runtime.status().state()).isEqualTo(ServiceStatus.State.RUNNING);
        assertThat(runtime.interfaces()).hasSize(2);
        assertThat(end.getCount()).as("others still read").isEqualTo(1);
    }

    @Test
    void twoReadingsServeAllWhoCameDuringTheFirst() throws Exception {
        Future<List<Route>> first = ask(1, runtime::routes).get(0);
        List<Future<List<Route>>> others = ask(CLIENTS, runtime::routes);
        Await.until(
                "most to be refused",
                () -> others.stream().filter(Future::isDone).count() >= CLIENTS - 32);
        end.countDown();

        assertThat(first.get()).hasSize(1);
        for (Future<List<Route>> other : others) {
            assertAnsweredOrBusy(other);
        }
        assertThat(kernel.trafficReadings()).isLessThanOrEqualTo(2);
        assertThat(runtime.routes()).hasSize(1);
    }

    private static <T> void assertAnsweredOrBusy(Future<List<T>> answer) throws InterruptedException {
        try {
            assertThat(answer.get()).hasSize(1);
        } catch (ExecutionException refused) {
            assertThat(refused).hasCauseInstanceOf(ProxyBusyException.class);
        }
    }

    @Test
    void rejectedSourcesAreCountedOnceForAll() throws Exception {
        ask(1, runtime::rejectedTraffic);
        List<Future<List<Route>>> others = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            others.add(clients.submit(() -> {
                runtime.rejectedTraffic();
                return runtime.routes();
            }));
        }
        Await.until(
                "most to be refused",
                () -> others.stream().filter(Future::isDone).count() >= CLIENTS - 32);
        assertThatThrownBy(() -> others.stream()
                        .filter(Future::isDone)
                        .findFirst()
                        .orElseThrow()
                        .get())
                .hasCauseInstanceOf(ProxyBusyException.class);
        assertThat(runtime.status().state()).isEqualTo(ServiceStatus.State.RUNNING);
    }
}
