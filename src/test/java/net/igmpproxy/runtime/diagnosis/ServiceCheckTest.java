package net.igmpproxy.runtime.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.runtime.control.ServiceStatus;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.port.Refusal;
import net.igmpproxy.runtime.storage.FileProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceCheckTest {
    private static final String WRITE = "curl -X PATCH -H 'Content-Type: application/json'"
            + " 'localhost:8080/api/v1/config?overwriteFile=true' -d '{}'";

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
    void otherRouterOfAServiceIsDisabled() {
        Refusal.Holder holder = new Refusal.Holder(812, Optional.of("smcroute.service"));
        Refusal refusal = new Refusal(Refusal.Kind.TABLE_IN_USE, Optional.of(holder));

        assertThat(look(refusal).remedy()).isEqualTo("systemctl disable --now smcroute.service");
    }

    @Test
    void otherRouterWithoutAServiceIsKilled() {
        Refusal.Holder holder = new Refusal.Holder(1041, Optional.empty());
        Refusal refusal = new Refusal(Refusal.Kind.TABLE_IN_USE, Optional.of(holder));

        assertThat(look(refusal).remedy()).isEqualTo("kill 1041");
    }

    @Test
    void refusedFileIsOverwrittenOnDemandOnly() {
        assertThat(ServiceCheck.ofFile(Optional.of(new FileProblem(FileProblem.Kind.REFUSED, "line 3"))))
                .hasValueSatisfying(diagnosis -> {
                    assertThat(diagnosis.type()).isEqualTo("configuration-file-refused");
                    assertThat(diagnosis.message()).contains("line 3", "?overwriteFile=true", "discards the edit");
                    assertThat(diagnosis.remedy()).isEqualTo(WRITE);
                });
    }

    @Test
    void missingFileIsCalledMissing() {
        assertThat(ServiceCheck.ofFile(Optional.of(new FileProblem(FileProblem.Kind.MISSING, "it is gone"))))
                .hasValueSatisfying(diagnosis -> {
                    assertThat(diagnosis.type()).isEqualTo("configuration-file-missing");
                    assertThat(diagnosis.message()).contains("is missing").doesNotContain("was changed");
                    assertThat(diagnosis.remedy()).isEqualTo(WRITE);
                });
    }

    @Test
    void nothingIsSaidWhileItForwards() {
        assertThat(ServiceCheck.look(new ServiceStatus(ServiceStatus.State.RUNNING, List.of())))
                .isEmpty();
    }

    private static Diagnosis look(Refusal refusal) {
        ServiceStatus status =
                new ServiceStatus(ServiceStatus.State.FAILED, List.of("the reason"), List.of(), Optional.of(refusal));
        return ServiceCheck.look(status).findFirst().orElseThrow();
    }
}
