package net.igmpproxy.exchange.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.exchange.Imports;
import net.igmpproxy.exchange.igmpproxy.IgmpproxyReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LastMatchTest {
    private static final int LISTS = 500;
    private static final int GROUPS = 0xef000000;

    static LongStream seeds() {
        return LongStream.range(0, LISTS);
    }

    /** Compares with igmpproxy's own decision for the 16 groups that the rules distinguish, and one other group. */
    @ParameterizedTest
    @MethodSource("seeds")
    void decidesAsIgmpproxyDoes(long seed) {
        List<GroupRule> rules = rules(new Random(seed));
        String options = rules.stream()
                .map(rule -> (rule.allows() ? " whitelist " : " blacklist ") + rule.network())
                .collect(Collectors.joining());

        Import read = IgmpproxyReader.read("phyint eth1 downstream" + options);

        for (int group = 0; group <= 16; group++) {
            Ipv4Address address = new Ipv4Address(GROUPS | group);
            assertThat(Imports.body(read.configuration(), "eth1").policy().allows(new GroupAddress(address)))
                    .as("%s, %s", address, options)
                    .isEqualTo(isServed(rules, address));
        }
    }

    private static boolean isServed(List<GroupRule> rules, Ipv4Address group) {
        Optional<GroupRule> last =
                rules.stream().filter(rule -> rule.network().contains(group)).reduce((earlier, later) -> later);
        return last.map(GroupRule::allows).orElse(rules.stream().noneMatch(GroupRule::allows));
    }

    /** Returns up to six rules over four bits; the position of a rule does not affect decisions. */
    private static List<GroupRule> rules(Random random) {
        return Stream.generate(() -> new GroupRule(
                        Ipv4Prefix.network(new Ipv4Address(GROUPS | random.nextInt(16)), 28 + random.nextInt(5)),
                        random.nextBoolean(),
                        new Excerpt(1, "")))
                .limit(random.nextInt(7))
                .toList();
    }
}
