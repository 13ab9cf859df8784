package net.igmpproxy.linux.libc;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.runtime.port.KernelException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void saysWhichCallOnWhatAndWhy() {
        KernelException failure = Failures.of("setsockopt(MRT_DEL_VIF)", "VIF 3", 22);
        assertThat(failure).hasMessage("setsockopt(MRT_DEL_VIF) for VIF 3 failed: EINVAL (invalid argument).");
        assertThat(failure.call()).isEqualTo("setsockopt(MRT_DEL_VIF)");
        assertThat(failure.errno()).isEqualTo(22);
    }

    @Test
    void keepsTheNumberOfAnUnknownError() {
        assertThat(Failures.of("close", "the IGMP socket", 200))
                .hasMessage("close for the IGMP socket failed: errno 200.");
    }

    @Test
    void namesTheCapabilityThatOpeningASocketNeeds() {
        assertThat(Failures.of("socket(AF_INET, SOCK_RAW, IPPROTO_IGMP)", "the IGMP socket", 1))
                .hasMessageContaining("EPERM (operation not permitted)")
                .hasMessageContaining("grant CAP_NET_RAW");
    }

    @Test
    void namesTheKernelOptionThatRoutingNeeds() {
        assertThat(Failures.of("setsockopt(MRT_INIT)", "the IGMP socket", 92))
                .hasMessageEndingWith("The kernel is built without CONFIG_IP_MROUTE.");
    }

    @Test
    void givesNoRemedyOfAnotherCall() {
        assertThat(Failures.of("setsockopt(IP_TOS)", "the IGMP socket", 92)).hasMessageEndingWith("by the kernel).");
    }
}
