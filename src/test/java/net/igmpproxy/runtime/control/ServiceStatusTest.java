package net.igmpproxy.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.runtime.control.ServiceStatus.State;
import org.junit.jupiter.api.Test;

class ServiceStatusTest {
    @Test
    void lineNamesWhatIsMissingWhileItForwards() {
        ServiceStatus status = status(List.of(), List.of("eth1 is absent", "eth2 is down"));

        assertThat(status.forwards()).isTrue();
        assertThat(status.line()).isEqualTo("Forwarding; eth1 is absent; eth2 is down");
        assertThat(status.sentences()).containsExactly("eth1 is absent.", "eth2 is down.");
    }

    @Test
    void lineSaysWhyNothingIsForwarded() {
        ServiceStatus status = status(List.of("The upstream interface cannot be used: eth0 is absent."), List.of());

        assertThat(status.forwards()).isFalse();
        assertThat(status.line()).isEqualTo("Not forwarding: The upstream interface cannot be used: eth0 is absent.");
    }

    @Test
    void lineOfOneThatLacksNothingIsOneWord() {
        assertThat(status(List.of(), List.of()).line()).isEqualTo("Forwarding");
    }

    private static ServiceStatus status(List<String> reasons, List<String> impairments) {
        return new ServiceStatus(State.RUNNING, reasons, impairments, Optional.empty());
    }
}
