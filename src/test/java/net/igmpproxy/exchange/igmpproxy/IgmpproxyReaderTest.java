package net.igmpproxy.exchange.igmpproxy;

import static net.igmpproxy.exchange.Imports.body;
import static net.igmpproxy.exchange.Imports.errors;
import static net.igmpproxy.exchange.Imports.ownWarnings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.QuickleaveMode;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.exchange.Texts;
import net.igmpproxy.exchange.draft.Import;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgmpproxyReaderTest {
    @Test
    void readsEveryKeyword() {
        Import read = IgmpproxyReader.read(Texts.IGMPPROXY);

        ProxyConfiguration configuration = read.configuration();
        assertThat(configuration.quickleave()).isTrue();
        assertThat(configuration.quickleaveMode()).isEqualTo(QuickleaveMode.TRACKED);
        assertThat(configuration.interfaces()).hasSize(3);
        assertThat(body(configuration, "eth0"))
                .isEqualTo(InterfaceConfiguration.of(Role.UPSTREAM)
                        .withAltSubnets(networks("10.0.0.0/23", "192.0.2.0/24"))
                        .withThreshold(20));
        assertThat(body(configuration, "eth1.100"))
                .isEqualTo(InterfaceConfiguration.of(Role.DOWNSTREAM)
                        .withPolicy(new GroupPolicy(networks("239.1.0.0/16"), networks("239.1.2.0/24"))));
        assertThat(body(configuration, "eth2")).isEqualTo(InterfaceConfiguration.of(Role.DISABLED));
        assertThat(ownWarnings(read))
                .containsExactly(
                        "3: hashtablesize 64: has no counterpart: quickleave knows every host here, up to maxHosts",
                        "10: phyint eth0:0: is left out: the proxy uses all addresses and networks of an interface",
                        "11: user nobody: has no counterpart: privileges are set where the service is started");
    }

    @Test
    void hasTheDefaultsOfIgmpproxy() {
        ProxyConfiguration configuration =
                IgmpproxyReader.read("phyint eth0 phyint eth1 downstream").configuration();

        assertThat(configuration.quickleave()).isFalse();
        assertThat(body(configuration, "eth0").role()).isEqualTo(Role.DISABLED);
        assertThat(body(configuration, "eth1")).isEqualTo(InterfaceConfiguration.of(Role.DOWNSTREAM));
    }

    @Test
    void defaultdownHoldsForTheInterfacesBelow() {
        Import read = IgmpproxyReader.read("phyint eth0\ndefaultdown\nphyint eth1\n");

        assertThat(body(read.configuration(), "eth0").role()).isEqualTo(Role.DISABLED);
        assertThat(body(read.configuration(), "eth1").role()).isEqualTo(Role.DOWNSTREAM);
        assertThat(ownWarnings(read))
                .containsExactly(
                        "2: defaultdown: makes every interface that is not named downstream: taken as the interface"
                                + " *, which stands for all of them. Write the names of those that are meant instead"
                                + " of it");
        assertThat(body(read.configuration(), "*").role()).isEqualTo(Role.DOWNSTREAM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "altnet 10.0.1.5/23 | 10.0.0.0/23 | host bits are set: taken as 10.0.0.0/23",
                "altnet 10.0.1.5 | 10.0.1.5/32 | ''",
                "altnet 0.0.0.0/0 | 0.0.0.0/0 | ''",
                "altnet 172.0/11 | 172.0.0.0/11 | is read as 172.0.0.0/11 by igmpproxy: taken as that",
                "altnet 0/0 | 0.0.0.0/0 | is read as 0.0.0.0/0 by igmpproxy: taken as that",
                "altnet 10.1/16; | 10.0.0.0/16 | is read as 10.0.0.0/16 by igmpproxy: taken as that",
                "altnet 0xa.0/8 | 10.0.0.0/8 | is read as 10.0.0.0/8 by igmpproxy: taken as that",
                "altnet 012.0.0.0/8 | 10.0.0.0/8 | is read as 10.0.0.0/8 by igmpproxy: taken as that",
                "altnet 167772160/8 | 10.0.0.0/8 | is read as 10.0.0.0/8 by igmpproxy: taken as that",
                "altnet 10.0.0.0//8/9 | 10.0.0.0/8 | is read as 10.0.0.0/8 by igmpproxy: taken as that",
                "altnet 10.0.0.0/ | 10.0.0.0/32 | is read as 10.0.0.0/32 by igmpproxy: taken as that",
                "altnet 239.0.0.0/8 | 239.0.0.0/8 | is a network of groups, and altSubnets are networks of sources"
                        + " and hosts: it admits none. If these groups are to be allowed, write it in allowedGroups"
            })
    void takesAltnetsAsIgmpproxyDoes(String option, String network, String warning) {
        Import read = IgmpproxyReader.read("phyint eth0 upstream " + option);

        assertThat(body(read.configuration(), "eth0").altSubnets()).isEqualTo(networks(network));
        assertThat(ownWarnings(read))
                .containsExactlyElementsOf(warning.isEmpty() ? List.of() : List.of("1: " + option + ": " + warning));
    }

    @Test
    void warnsOfWhatIsNotTheSame() {
        assertThat(ownWarnings(IgmpproxyReader.read("""
                                chroot /var/empty
                                phyint eth1 downstream
                                ratelimit 5
                                altnet 0.0.0.0/0
                                phyint eth1 upstream
                                """)))
                .containsExactly(
                        "1: chroot /var/empty: has no counterpart: privileges are set where the service is started",
                        "3: ratelimit 5: has no counterpart: packets are forwarded without a limit, as Linux does"
                                + " anyway",
                        "4: altnet 0.0.0.0/0: has no effect downstream in igmpproxy; here it admits hosts and"
                                + " sources of"
                                + " every address: remove it from altSubnets unless that is meant",
                        "5: phyint eth1: is left out with its settings: igmpproxy uses the first phyint of an"
                                + " interface, in line 2");
    }

    @Test
    void aRuleThatALaterOneOverridesIsLeftOut() {
        Import read = IgmpproxyReader.read("""
                phyint eth1 downstream
                whitelist 239.1.1.0/24
                whitelist 239.2.0.0/16
                blacklist 239.1.0.0/16
                """);

        assertThat(body(read.configuration(), "eth1").policy())
                .isEqualTo(new GroupPolicy(networks("239.2.0.0/16"), networks("239.1.0.0/16")));
        assertThat(ownWarnings(read))
                .containsExactly("2: whitelist 239.1.1.0/24: is left out: igmpproxy uses the last match, which is"
                        + " blacklist 239.1.0.0/16 in line 4");
    }

    @Test
    void aWhitelistOfWhichNothingIsLeftStillDeniesTheRest() {
        assertThat(body(
                                IgmpproxyReader.read(
                                                "phyint eth1 downstream whitelist 239.1.1.0/24 blacklist 239.1.0.0/16")
                                        .configuration(),
                                "eth1")
                        .policy())
                .isEqualTo(new GroupPolicy(List.of(), networks("239.1.0.0/16", "224.0.0.0/4")));
    }

    @Test
    void upstreamABlacklistAddsToWhatIsDeniedByDefault() {
        assertThat(body(
                                IgmpproxyReader.read("phyint eth0 upstream blacklist 239.9.0.0/16")
                                        .configuration(),
                                "eth0")
                        .policy())
                .isEqualTo(new GroupPolicy(List.of(), networks("239.9.0.0/16", "239.255.255.250/32")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "altnet 10.0.0.256/8 | altnet 10.0.0.256/8: must be a network, such as 10.0.0.0/23",
                "altnet 08.0.0.0/8 | altnet 08.0.0.0/8: must be a network, such as 10.0.0.0/23",
                "altnet 255.255.255.255/8 | altnet 255.255.255.255/8: must be a network, such as 10.0.0.0/23",
                "altnet 10.0.0.0/-1 | altnet 10.0.0.0/-1: must be a network, such as 10.0.0.0/23",
                "threshold x | threshold x: Threshold must be between 1 and 255",
                "ratelimit x | ratelimit x: Ratelimit must be 0 or more",
                "hashtablesize 32 | 'hashtablesize 32: igmpproxy refuses it without quickleave: write quickleave"
                        + " before it, or remove it'",
                "quickleave hashtablesize 0 | hashtablesize 0: hashtablesize must be between 1 and 536870912 bytes",
                "blacklist aVeryLongWordOfThirtyLetters00 | 'aVeryLongWordOfThirtyLetters00: igmpproxy cuts words"
                        + " after 29 characters: make it shorter'",
                "altnet\u00a010.0.0.0/8 | altnet\\u00a010.0.0.0/8: has a no-break space (U+00A0): write a plain"
                        + " space instead",
                "altnet 10.0.0.0/33 | altnet 10.0.0.0/33: must be a network, such as 10.0.0.0/23",
                "whitelist 239.1.1.1/24 | whitelist 239.1.1.1/24: host bits are set: did you mean 239.1.1.0/24?",
                "blacklist 10.0.0.0/8 | 'blacklist 10.0.0.0/8: must lie within 224.0.0.0/4, such as 239.0.0.0/8'",
                "threshold 0 | threshold 0: Threshold must be between 1 and 255",
                "threshold -1 | threshold -1: Threshold must be between 1 and 255",
                "ratelimit -1 | ratelimit -1: Ratelimit must be 0 or more",
                "ratelimit | ratelimit: lacks its value: add it",
                "uptsream | uptsream: unknown key: did you mean upstream?",
                "altnet 10.0.0.0/8 11.0.0.0/8 | '11.0.0.0/8: belongs to no keyword: write altnet, whitelist or"
                        + " blacklist"
                        + " before each network'",
                "quickleave altnet 10.0.0.0/8 | altnet: belongs to an interface: write it after phyint and the"
                        + " interface's name"
            })
    void saysWhereWhatAndWhatToDo(String options, String error) {
        assertThat(errors(() -> IgmpproxyReader.read("# a comment\nphyint eth0 upstream " + options)))
                .first()
                .isEqualTo("2: " + error);
    }

    @Test
    void refusesAnEmptyFileAndAMissingName() {
        assertThat(errors(() -> IgmpproxyReader.read("# nothing\n")))
                .containsExactly("1: : Config file was empty: name the interfaces with phyint");
        assertThat(errors(() -> IgmpproxyReader.read("quickleave\nphyint")))
                .containsExactly("2: phyint: lacks its value: add it");
    }

    @Test
    void refusesASecondUpstreamAndNamesBothLines() {
        assertThat(errors(() -> IgmpproxyReader.read("phyint eth0 upstream\nphyint eth1\nphyint eth2\n upstream")))
                .containsExactly("4: upstream: Only 1 upstream interface allowed! eth0 and eth2 are upstream: make all"
                        + " but one downstream or disabled (lines 1 and 4)");
    }

    @ParameterizedTest
    @CsvSource({"quickleave, 1", "rescanvif, yes", "defaultdown, on", "phyint eth0 upstream, 10"})
    void refusesTheValueOfAKeywordWithout(String line, String value) {
        String keyword = line.substring(line.lastIndexOf(' ') + 1);

        assertThat(errors(() -> IgmpproxyReader.read(line + " " + value + "\nphyint eth1 downstream\n")))
                .containsExactly("1: " + keyword + " " + value + ": takes no value: remove " + value);
    }

    @Test
    void theValueOfAMisspeltKeywordIsNoErrorOfItsOwn() {
        assertThat(errors(() -> IgmpproxyReader.read("Phyint eth0 upstream threshhold 5 altnet 10.0.0.0/8\n")))
                .containsExactly(
                        "1: Phyint: unknown key: did you mean phyint?",
                        "1: threshhold: unknown key: did you mean threshold?");
    }

    @Test
    void theValueOfAMisspeltKeywordIsRead() {
        assertThat(errors(() -> IgmpproxyReader.read("phyint eth0 upstream altnett x\n")))
                .hasSize(2)
                .last()
                .asString()
                .isEqualTo("1: altnett x: must be a network, such as 10.0.0.0/23");
    }

    private static List<Ipv4Prefix> networks(String... texts) {
        return Stream.of(texts).map(Ipv4Prefix::of).toList();
    }
}
