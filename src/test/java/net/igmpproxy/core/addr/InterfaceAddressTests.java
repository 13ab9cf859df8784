package net.igmpproxy.core.addr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterfaceAddressTests {
    @Test
    void keepsItsHostBitsAndKnowsItsNetwork() {
        InterfaceAddress address = InterfaceAddress.parse("10.0.1.7/23").orElseThrow();

        assertThat(address).hasToString("10.0.1.7/23");
        assertThat(address.network()).hasToString("10.0.0.0/23");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.1.7", "10.0.1.7/", "10.0.1.7/33", "10.0.1/23", "10.0.1.7/٢"})
    void refusesEverythingElse(String text) {
        assertThat(InterfaceAddress.parse(text)).isEmpty();
    }
}
