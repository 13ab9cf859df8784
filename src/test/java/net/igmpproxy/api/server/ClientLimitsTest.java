package net.igmpproxy.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientLimitsTest {
    @ParameterizedTest
    @CsvSource({"704, 3072", "256, 1342", "96, 503"})
    void connectionsTakeAnEighthOfTheHeapAtMost(long heapMebibytes, int connections) {
        assertThat(ClientLimits.connectionsIn(heapMebibytes << 20, 3072)).isEqualTo(connections);
    }
}
