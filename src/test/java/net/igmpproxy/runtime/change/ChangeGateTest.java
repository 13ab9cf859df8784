package net.igmpproxy.runtime.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicInteger;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;
import org.junit.jupiter.api.Test;

class ChangeGateTest {
    private final AtomicInteger idle = new AtomicInteger();
    private final ChangeGate gate = new ChangeGate(idle::incrementAndGet);

    @Test
    void changePassesWhileItIsOpen() {
        assertThat(gate.pass(() -> "made")).isEqualTo("made");
        assertThat(gate.close()).isTrue();
        gate.open();
        assertThat(gate.pass(() -> "made")).isEqualTo("made");
        assertThat(idle).hasValue(0);
    }

    @Test
    void closedGateIsIdleOnceTheLastChangeHasEnded() {
        gate.pass(() -> gate.pass(() -> {
            assertThat(gate.close()).isFalse();
            assertThatExceptionOfType(ProxyUnavailableException.class).isThrownBy(() -> gate.pass(() -> "refused"));
            return "made";
        }));

        assertThat(idle).hasValue(1);
        assertThat(gate.close()).isTrue();
    }

    @Test
    void changeThatFailsHasEndedAsWell() {
        assertThatExceptionOfType(ConfigurationStoreException.class)
                .isThrownBy(() -> gate.pass(() -> {
                    gate.close();
                    throw new ConfigurationStoreException("no space left on device");
                }));

        assertThat(idle).hasValue(1);
        assertThat(gate.close()).isTrue();
    }
}
