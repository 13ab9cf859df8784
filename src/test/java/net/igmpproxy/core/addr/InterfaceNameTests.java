package net.igmpproxy.core.addr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterfaceNameTests {
    @ParameterizedTest
    @ValueSource(strings = {"e", "eth0", "eth0.100", "br-lan", "...", "wg_0", "fifteen_letters", "ünïcode"})
    void takesWhatTheKernelTakes(String name) {
        assertThat(InterfaceName.isValid(name)).isTrue();
        assertThat(new InterfaceName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a:1", "a b", "a\tb", "a\n", "sixteen__letters"})
    void refusesWhatTheKernelRefuses(String name) {
        assertThat(InterfaceName.isValid(name)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InterfaceName(name))
                .withMessage("not an interface name: " + name);
    }

    @Test
    void ordersByName() {
        assertThat(Stream.of("eth1", "br0", "eth0").map(InterfaceName::new).sorted())
                .extracting(InterfaceName::value)
                .containsExactly("br0", "eth0", "eth1");
    }
}
