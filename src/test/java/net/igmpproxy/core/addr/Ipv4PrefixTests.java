package net.igmpproxy.core.addr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4PrefixTests {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "128.0.0.0/1", "10.0.0.0/23", "192.0.2.0/31", "192.0.2.1/32"})
    void readsWhatItWrites(String text) {
        assertThat(Ipv4Prefix.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/a",
                "10.0.0.0/008",
                "10.0.0/8",
                "10.0.0.0/8/8",
                "10.0.0.0/ 8",
                "10.0.0.1/24",
                "0.0.0.1/0",
                "192.0.2.1/31"
            })
    void refusesEverythingElse(String text) {
        assertThat(Ipv4Prefix.parse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ipv4Prefix.of(text))
                .withMessage("not an IPv4 prefix: " + text);
    }

    @Test
    void refusesHostBitsAndNamesTheNetworkProbablyMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ipv4Prefix(Ipv4Address.of("10.0.1.7"), 23))
                .withMessage("host bits set in 10.0.1.7/23, the network is 10.0.0.0/23");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 33, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void refusesALengthThatIsNone(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ipv4Prefix(Ipv4Address.UNSPECIFIED, length))
                .withMessage("prefix length must be between 0 and 32, not " + length);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 0.0.0.0, true",
        "0.0.0.0/0, 255.255.255.255, true",
        "10.0.0.0/23, 10.0.0.0, true",
        "10.0.0.0/23, 10.0.1.255, true",
        "10.0.0.0/23, 10.0.2.0, false",
        "10.0.0.0/23, 9.255.255.255, false",
        "128.0.0.0/1, 255.255.255.255, true",
        "128.0.0.0/1, 127.255.255.255, false",
        "192.0.2.1/32, 192.0.2.1, true",
        "192.0.2.1/32, 192.0.2.0, false"
    })
    void containsWhatSharesItsLeadingBits(String prefix, String address, boolean contained) {
        assertThat(Ipv4Prefix.of(prefix).contains(Ipv4Address.of(address))).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.0.0/16, true",
        "10.1.0.0/16, 10.1.0.0/16, true",
        "0.0.0.0/0, 192.0.2.1/32, true",
        "10.0.0.0/16, 10.1.0.0/16, false",
        "10.0.0.0/32, 10.0.0.1/32, false",
    })
    void overlapsWhatItHasAnAddressInCommonWith(String one, String other, boolean overlaps) {
        assertThat(Ipv4Prefix.of(one).overlaps(Ipv4Prefix.of(other))).isEqualTo(overlaps);
        assertThat(Ipv4Prefix.of(other).overlaps(Ipv4Prefix.of(one))).isEqualTo(overlaps);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0.0.0/0", "8, 10.0.0.0/8", "23, 10.1.2.0/23", "32, 10.1.3.7/32"})
    void isTheNetworkOfItsMembers(int length, String network) {
        assertThat(Ipv4Prefix.network(Ipv4Address.of("10.1.3.7"), length)).hasToString(network);
    }

    @Test
    void theNetworkOfOneHostHasNoOtherMember() {
        assertThat(Ipv4Prefix.host(Ipv4Address.of("192.0.2.1"))).isEqualTo(Ipv4Prefix.of("192.0.2.1/32"));
    }

    @Test
    void anyIsTheShortestPrefix() {
        assertThat(Ipv4Prefix.ANY).isEqualTo(Ipv4Prefix.of("0.0.0.0/0"));
    }

    @Test
    void ordersByAddressThenByLength() {
        assertThat(Stream.of("192.0.2.0/24", "10.0.0.0/16", "10.0.0.0/8", "0.0.0.0/0")
                        .map(Ipv4Prefix::of)
                        .sorted()
                        .map(Ipv4Prefix::toString))
                .containsExactly("0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/16", "192.0.2.0/24");
    }
}
