package net.igmpproxy.core.addr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4AddressTests {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0",
        "10.0.0.1, 167772161",
        "127.255.255.255, 2147483647",
        "128.0.0.0, -2147483648",
        "255.255.255.255, -1",
        "010.000.000.001, 167772161"
    })
    void readsFourDecimalOctets(String text, int bits) {
        assertThat(Ipv4Address.parse(text)).contains(new Ipv4Address(bits));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "...",
                "10",
                "10.0.0",
                "10.0.0.",
                ".10.0.0.1",
                "10..0.1",
                "10.0.0.1.2",
                "10.0.0.256",
                "10.0.0.1000",
                "10.0.0.0001",
                "10.0.0.-1",
                "10.0.0.+1",
                "10.0.0.1 ",
                " 10.0.0.1",
                "10.0.0.a",
                "0x0a.0.0.1",
                "10.0.0.1/24",
                "::1",
                "localhost",
                "١.0.0.1"
            })
    void refusesEverythingElse(String text) {
        assertThat(Ipv4Address.parse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ipv4Address.of(text))
                .withMessage("not an IPv4 address: " + text);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Random random = new Random(1);
        assertThat(Stream.generate(random::nextInt).limit(10_000).map(Ipv4Address::new))
                .allSatisfy(address ->
                        assertThat(Ipv4Address.of(address.toString())).isEqualTo(address));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, false, false, false",
        "0.0.0.1, false, false, false",
        "1.0.0.0, true, false, false",
        "126.255.255.255, true, false, false",
        "127.0.0.1, false, false, false",
        "128.0.0.0, true, false, false",
        "223.255.255.255, true, false, false",
        "224.0.0.0, false, true, true",
        "224.0.0.255, false, true, true",
        "224.0.1.0, false, true, false",
        "239.255.255.255, false, true, false",
        "240.0.0.0, false, false, false",
        "255.255.255.254, false, false, false",
        "255.255.255.255, false, false, false"
    })
    void knowsItsKind(String text, boolean unicast, boolean multicast, boolean linkLocalMulticast) {
        Ipv4Address address = Ipv4Address.of(text);

        assertThat(address.isUnicast()).isEqualTo(unicast);
        assertThat(address.isMulticast()).isEqualTo(multicast);
        assertThat(address.isLinkLocalMulticast()).isEqualTo(linkLocalMulticast);
    }

    @Test
    void onlyZeroIsUnspecified() {
        assertThat(Ipv4Address.UNSPECIFIED.isUnspecified()).isTrue();
        assertThat(Ipv4Address.of("0.0.0.1").isUnspecified()).isFalse();
    }

    @Test
    void ordersAddressesAsUnsignedNumbers() {
        assertThat(Stream.of("192.0.2.10", "10.0.0.2", "127.255.255.255", "128.0.0.0", "192.0.2.9")
                        .map(Ipv4Address::of)
                        .sorted()
                        .map(Ipv4Address::toString))
                .containsExactly("10.0.0.2", "127.255.255.255", "128.0.0.0", "192.0.2.9", "192.0.2.10");
    }

    @Test
    void namesTheAddressesOfTheProtocol() {
        assertThat(Ipv4Address.ALL_SYSTEMS).hasToString("224.0.0.1");
        assertThat(Ipv4Address.ALL_ROUTERS).hasToString("224.0.0.2");
        assertThat(Ipv4Address.ALL_IGMPV3_ROUTERS).hasToString("224.0.0.22");
    }
}
