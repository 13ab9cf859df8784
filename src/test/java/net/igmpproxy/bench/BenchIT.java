package net.igmpproxy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.PeerPrograms;
import org.junit.jupiter.api.Test;

/** Small benchmark run that checks for losses but not for times. */
@NetworkNamespaces
@PeerPrograms("igmpproxy")
class BenchIT {
    @Test
    void everyScenarioIsMeasuredAndTheProxyLosesNothing() {
        Bench bench =
                new Bench(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), Scale.SMALL);

        bench.run(Scenario.all());

        assertThat(bench.results())
                .extracting(result -> result.get("scenario"))
                .containsAll(Scenario.all().keySet());
        assertThat(bench.results())
                .filteredOn(result -> Contender.IGMP_PROXY.label().equals(result.get("contender")))
                .allSatisfy(result ->
                        assertThat(result.get("missing")).as(result.toString()).isEqualTo(0L));
    }
}
