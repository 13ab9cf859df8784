package net.igmpproxy;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.igmpproxy.linux.ServiceManager;
import net.igmpproxy.runtime.StandBy;
import org.junit.jupiter.api.Test;

class DepartureTest {
    private final Queue<Integer> halts = new ConcurrentLinkedQueue<>();

    @Test
    void processThatNobodyHereStartedLeavesTheStatusAlone() {
        ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", "@nobody-listens"), 1);

        assertThat(new Departure(manager, Optional.empty(), halts::add).begin(Optional.empty()))
                .isZero();
        assertThat(manager.listens()).isTrue();
    }

    @Test
    void nextProcessIsTheMainOneAndThisOneEndsSoonWithAStatusThatIsStartedAgain() {
        ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", "@nobody-listens"), 1);
        NextProcess next = new NextProcess(List.of("/bin/sleep", "1000"), Duration.ofMinutes(1));
        next.start();
        try {
            int status = new Departure(manager, Optional.of(next), halts::add).begin(Optional.empty());

            assertThat(status).isEqualTo(StandBy.STATUS);
            assertThat(manager.listens()).isFalse();
            await().until(() -> halts.contains(StandBy.STATUS));
        } finally {
            ProcessHandle.of(next.number().orElseThrow()).orElseThrow().destroy();
        }
    }
}
