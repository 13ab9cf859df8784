package net.igmpproxy.core.addr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixListTest {
    @Test
    void theLongestNetworkOfAnAddressIsFound() {
        PrefixList list =
                of("10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "10.1.2.3/32", "10.200.0.0/16", "192.0.2.0/24");

        assertThat(list.longestMatch(Ipv4Address.of("10.1.2.3"))).isEqualTo(32);
        assertThat(list.longestMatch(Ipv4Address.of("10.1.2.4"))).isEqualTo(24);
        assertThat(list.longestMatch(Ipv4Address.of("10.1.3.0"))).isEqualTo(16);
        assertThat(list.longestMatch(Ipv4Address.of("10.100.0.0"))).isEqualTo(8);
        assertThat(list.longestMatch(Ipv4Address.of("192.0.2.255"))).isEqualTo(24);
        assertThat(list.longestMatch(Ipv4Address.of("192.0.3.0"))).isEqualTo(-1);
        assertThat(list.longestMatch(Ipv4Address.of("0.0.0.0"))).isEqualTo(-1);
        assertThat(of("0.0.0.0/0").longestMatch(Ipv4Address.of("255.255.255.255")))
                .isZero();
        assertThat(of().longestMatch(Ipv4Address.of("10.0.0.1"))).isEqualTo(-1);
    }

    @Test
    void itIsTheListItWasMadeOf() {
        List<Ipv4Prefix> unordered = List.of(Ipv4Prefix.of("10.1.0.0/16"), Ipv4Prefix.of("10.0.0.0/8"));

        assertThat(PrefixList.of(unordered)).isEqualTo(unordered).hasSameHashCodeAs(unordered);
        assertThat(PrefixList.of(unordered).contains(Ipv4Prefix.of("10.0.0.0/8")))
                .isTrue();
        assertThat(PrefixList.of(unordered).contains(Ipv4Prefix.of("10.0.0.0/9")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aSearchFindsWhatLookingAtAllOfThemFinds(long seed) {
        Random random = new Random(seed);
        List<Ipv4Prefix> prefixes = Stream.generate(
                        () -> Ipv4Prefix.network(new Ipv4Address(random.nextInt() & 0x0f0f_ffff), random.nextInt(33)))
                .limit(500)
                .toList();
        PrefixList list = PrefixList.of(prefixes);

        for (int i = 0; i < 5_000; i++) {
            Ipv4Address address = new Ipv4Address(random.nextInt() & 0x0f0f_ffff);
            int longest = prefixes.stream()
                    .filter(prefix -> prefix.contains(address))
                    .mapToInt(Ipv4Prefix::length)
                    .max()
                    .orElse(-1);
            assertThat(list.longestMatch(address)).as("%s", address).isEqualTo(longest);
        }
    }

    private static PrefixList of(String... prefixes) {
        return PrefixList.of(Stream.of(prefixes).map(Ipv4Prefix::of).toList());
    }
}
