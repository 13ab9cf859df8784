package net.igmpproxy.core.addr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupAddressTests {
    @ParameterizedTest
    @ValueSource(strings = {"224.0.0.0", "224.0.0.1", "232.1.1.1", "239.255.255.255"})
    void isAnyMulticastAddress(String text) {
        assertThat(GroupAddress.of(text)).hasToString(text);
        assertThat(GroupAddress.from(Ipv4Address.of(text))).contains(GroupAddress.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "223.255.255.255", "240.0.0.0", "255.255.255.255"})
    void isNoOtherAddress(String text) {
        assertThat(GroupAddress.from(Ipv4Address.of(text))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupAddress.of(text))
                .withMessage("not a multicast address: " + text);
    }

    @Test
    void ordersGroupsByAddress() {
        assertThat(Stream.of("239.1.2.10", "232.1.1.1", "239.1.2.9")
                        .map(GroupAddress::of)
                        .sorted()
                        .map(GroupAddress::toString))
                .containsExactly("232.1.1.1", "239.1.2.9", "239.1.2.10");
    }
}
