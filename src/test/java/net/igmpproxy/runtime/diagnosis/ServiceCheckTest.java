package net.igmpproxy.runtime.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.igmpproxy.runtime.Refusal;
import net.igmpproxy.runtime.ServiceStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceCheckTest {
    @ParameterizedTest
    @CsvSource({
        "TABLE_IN_USE, other-multicast-router",
        "CAPABILITY_MISSING, capability-missing",
        "NO_MULTICAST_ROUTING, kernel-without-multicast-routing",
        "OTHER, not-forwarding"
    })
    void eachRefusalOfTheKernelHasAType(Refusal.Kind kind, String type) {
        assertThat(look(Refusal.of(kind))).satisfies(diagnosis -> {
            assertThat(diagnosis.type()).isEqualTo(type);
            assertThat(diagnosis.severity()).isEqualTo(Severity.ERROR);
            assertThat(diagnosis.message()).contains("the reason");
        });
    }

    @Test
    void theOtherRouterIsStoppedByItsProcess() {
        Refusal refusal = new Refusal(Refusal.Kind.TABLE_IN_USE, OptionalInt.of(812));

        assertThat(look(refusal).remedy()).isEqualTo("systemctl disable --now $(ps -o unit= -p 812)");
    }

    @Test
    void nothingIsSaidWhileItForwards() {
        assertThat(ServiceCheck.look(new ServiceStatus(ServiceStatus.State.RUNNING, List.of())))
                .isEmpty();
    }

    private static Diagnosis look(Refusal refusal) {
        ServiceStatus status =
                new ServiceStatus(ServiceStatus.State.FAILED, List.of("the reason"), Optional.of(refusal));
        return ServiceCheck.look(status).findFirst().orElseThrow();
    }
}
