package net.igmpproxy.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.igmpproxy.runtime.control.LoopStatistics;
import org.junit.jupiter.api.Test;

/** Kernel calls counted from 0 have the same labels as failures. */
class KernelCallsTest {
    private final Map<String, Long> counted =
            new LoopStatistics(() -> 0).kernelErrors().read();

    @Test
    void forwardingAndMembershipsAreCountedFromZero() {
        assertThat(counted)
                .containsKeys(Stream.of(
                                SocketOption.MRT_ADD_VIF,
                                SocketOption.MRT_DEL_VIF,
                                SocketOption.MRT_ADD_MFC,
                                SocketOption.MRT_ADD_MFC_PROXY,
                                SocketOption.MRT_DEL_MFC,
                                SocketOption.MRT_DEL_MFC_PROXY,
                                SocketOption.IP_ADD_MEMBERSHIP)
                        .map(SocketOption::call)
                        .toArray(String[]::new))
                .containsKeys("sendmmsg", "sendto", "recvmmsg");
        assertThat(counted.values()).containsOnly(0L);
    }

    @Test
    void eachSocketOptionIsOneOfThisPackage() {
        List<String> known =
                Stream.of(SocketOption.values()).map(SocketOption::call).toList();

        assertThat(counted.keySet().stream().filter(call -> call.startsWith("setsockopt")))
                .isSubsetOf(known);
    }
}
