package net.igmpproxy.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.igmpproxy.runtime.control.HeapRoom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientLimitsTest {
    @ParameterizedTest
    @CsvSource({"768, 3072", "256, 1073", "96, 402"})
    void connectionsTakeATenthOfTheHeapAtMost(long heapMebibytes, int connections) {
        long bytes = new HeapRoom(heapMebibytes << 20).connectionBytes();

        assertThat(ClientLimits.connectionsIn(bytes, 3072)).isEqualTo(connections);
    }

    @ParameterizedTest
    @CsvSource({"5000, 5", "0, 120", "-1, 120"})
    void connectorWithoutATimeoutLimitsTheWholeRequestAlone(long stallMillis, int stallSeconds) {
        ClientLimits limits = ClientLimits.of(120_000, stallMillis, 200, 3072);

        assertThat(limits.stallNanos())
                .isEqualTo(Duration.ofSeconds(stallSeconds).toNanos());
    }
}
