package net.igmpproxy.launch;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.igmpproxy.linux.handover.ServiceManager;
import net.igmpproxy.runtime.change.ConfigurationService;
import net.igmpproxy.runtime.change.FileWatch;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.session.StandBy;
import net.igmpproxy.runtime.storage.ConfigMode;
import net.igmpproxy.runtime.storage.InMemoryConfigurationStore;
import net.igmpproxy.runtime.storage.InMemoryRevisionStore;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

class DepartureTest {
    private final Queue<Integer> halts = new ConcurrentLinkedQueue<>();

    @Test
    void processThatNobodyHereStartedLeavesTheStatusAlone() {
        ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", "@nobody-listens"), 1);

        assertThat(new Departure(manager, Optional.empty(), halts::add).begin(Optional.empty(), OptionalLong.empty()))
                .isZero();
        assertThat(manager.listens()).isTrue();
    }

    @Test
    void whatIsStoredIsTheOtherProcesssBusinessFromThenOn() {
        InMemoryConfigurationStore store = new InMemoryConfigurationStore();
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.registerBean(
                    ConfigurationService.class,
                    () -> new ConfigurationService(
                            store,
                            new InMemoryRevisionStore(),
                            new FakeProxyControl(),
                            ConfigMode.MANAGED,
                            Clock.systemUTC()));
            context.registerBean(
                    FileWatch.class,
                    () -> new FileWatch(store, context.getBean(ConfigurationService.class), Duration.ofMillis(5)));
            context.refresh();
            FileWatch watch = context.getBean(FileWatch.class);
            assertThat(watch.isRunning()).isTrue();

            new Departure(ServiceManager.of(Map.of(), 1), Optional.empty(), halts::add)
                    .begin(Optional.of(context), OptionalLong.empty());

            assertThat(watch.isRunning()).isFalse();
        }
    }

    @Test
    void nextProcessIsTheMainOneAndThisOneEndsSoonWithAStatusThatIsStartedAgain() {
        ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", "@nobody-listens"), 1);
        NextProcess next = new NextProcess(List.of("/bin/sleep", "1000"), Duration.ofMinutes(1));
        next.start(() -> true);
        try {
            Departure departure = new Departure(manager, Optional.of(next), halts::add);
            assertThat(departure.begin(Optional.empty(), OptionalLong.of(1)))
                    .as("another process has the place")
                    .isZero();
            assertThat(manager.listens()).isTrue();

            int status = departure.begin(Optional.empty(), next.number());

            assertThat(status).isEqualTo(StandBy.STATUS);
            assertThat(manager.listens()).isFalse();
            await().until(() -> halts.contains(StandBy.STATUS));
        } finally {
            ProcessHandle.of(next.number().orElseThrow()).orElseThrow().destroy();
        }
    }
}
