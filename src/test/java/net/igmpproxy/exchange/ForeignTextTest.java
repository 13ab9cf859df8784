package net.igmpproxy.exchange;

import static net.igmpproxy.exchange.Imports.errors;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.igmpproxy.exchange.draft.ImportWarning;
import net.igmpproxy.exchange.igmpproxy.IgmpproxyReader;
import net.igmpproxy.exchange.igmpproxy.UciReader;
import net.igmpproxy.exchange.text.SourceText;
import net.igmpproxy.exchange.vyos.VyosReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ForeignTextTest {
    @ParameterizedTest
    @EnumSource
    void recognisesEveryFormat(ForeignFormat format) {
        assertThat(Texts.of(format)).allSatisfy(text -> {
            assertThat(ForeignText.of(Optional.empty(), text).format()).isEqualTo(format);
            assertThat(ForeignText.of(Optional.of(format), text).format()).isEqualTo(format);
            assertThat(ForeignText.of(Optional.of(format), text).read()).isEqualTo(format.read(text));
        });
    }

    @Test
    void readsATextOfAnotherFormatAsWhatItIs() {
        ForeignText text = ForeignText.of(Optional.of(ForeignFormat.IGMPPROXY), Texts.UCI);

        assertThat(text.format()).isEqualTo(ForeignFormat.UCI);
        assertThat(text.read().configuration())
                .isEqualTo(ForeignFormat.UCI.read(Texts.UCI).configuration());
        assertThat(text.read().warnings())
                .contains(new ImportWarning(
                        1,
                        "package igmpproxy",
                        "shows that this is a configuration of OpenWrt (UCI): read in the format uci"));
    }

    @Test
    void quickleaveInImproxyIsNoSignOfIgmpproxy() {
        String text = "quickleave enable\nigmp enable\nmld disable\nupstream eth0\ndownstream eth1\n";

        assertThat(ForeignText.of(Optional.empty(), text).format()).isEqualTo(ForeignFormat.IMPROXY);
        assertThat(ForeignText.of(Optional.empty(), text).read().configuration().quickleave())
                .isTrue();
    }

    @Test
    void oneSignOfTheGivenFormatDecides() {
        String text = "phyint eth0 upstream\nset protocols igmp-proxy\nphyint eth1 downstream\n";

        assertThat(ForeignText.of(Optional.empty(), text).format()).isEqualTo(ForeignFormat.VYOS);
        assertThat(ForeignText.of(Optional.of(ForeignFormat.IGMPPROXY), text).format())
                .isEqualTo(ForeignFormat.IGMPPROXY);
    }

    @Test
    void aGivenFormatWinsOverProgramsThatAreNotRead() {
        String text = "phyint eth0 upstream\nphyint tun0 downstream threshold 1 # metric\ntunnel tun0\n";

        assertThat(ForeignText.of(Optional.of(ForeignFormat.IGMPPROXY), text).format())
                .isEqualTo(ForeignFormat.IGMPPROXY);
        assertThat(errors(() -> ForeignText.of(Optional.empty(), text).read()))
                .singleElement()
                .asString()
                .startsWith("3: tunnel tun0: is mrouted's configuration");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'# x\nmgroup from eth0 group 239.1.1.1' | 2: mgroup from eth0 group 239.1.1.1: is smcroute's"
                        + " configuration",
                "'phyint eth0 enable ttl-threshold 2\nmroute from eth0 group 239.1.1.1 to eth1' | '2: mroute from"
                        + " eth0 group 239.1.1.1 to eth1: is smcroute'",
                "'phyint eth0 disable\nrp-candidate priority 20' | 2: rp-candidate priority 20: is pimd's"
                        + " configuration",
                "'phyint eth0 metric 1' | 1: phyint eth0 metric 1: is mrouted's configuration",
                "'config proxy\n option scope global\n option uplink wan\n list downlink lan' | 1: config proxy: is"
                        + " omcproxy's",
                "'defaultupdown\nphyint eth0 upstream' | 1: defaultupdown: is igmpv3proxy's configuration",
                "'frr version 8.4\ninterface eth0\n ip igmp' | 1: frr version 8.4: is FRR's configuration",
                "'interface eth0\n ip igmp proxy' | 2: ip igmp proxy: is FRR's configuration",
                "'<?xml version=\"1.0\"?>\n<pfsense>' | '1: <?xml version=\"1.0\"?>: is OPNsense''s or pfSense''s XML'",
                "'hello\nworld' | '1: : is not a known configuration format: give one of vyos, igmpproxy, uci'"
            })
    void namesWhatIsNotRead(String text, String error) {
        assertThat(errors(() -> ForeignText.of(Optional.empty(), text).read()))
                .singleElement()
                .asString()
                .startsWith(error);
    }

    @Test
    void decodesWhatEditorsWrite() {
        String text = "set protocols igmp-proxy interface eth0 role upstream # \u00e9\r\n";

        assertThat(SourceText.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        assertThat(SourceText.decode(("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("\ufeff" + text);
        assertThat(SourceText.decode(("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo("\ufeff" + text);
        assertThat(SourceText.decode(text.getBytes(StandardCharsets.ISO_8859_1)))
                .contains("# \ufffd");
        assertThat(VyosReader.read("\ufeff" + text).configuration())
                .isEqualTo(VyosReader.read(text).configuration());
    }

    @Test
    void sayWhatIsWrongWithTheEncoding() {
        String zeros = SourceText.decode("phyint eth0 upstream".getBytes(StandardCharsets.UTF_16LE));

        assertThat(errors(() -> IgmpproxyReader.read(zeros))).first().asString().contains("has a zero byte (U+0000)");
        assertThat(errors(() -> IgmpproxyReader.read("\ufeffquickleave")))
                .containsExactly(
                        "1: \\ufeffquickleave: has a byte order mark (U+FEFF): save the text as UTF-8 without one");
        assertThat(errors(() -> UciReader.read("config phyint\n\toption direction up\u001b[31m\n")))
                .first()
                .asString()
                .startsWith("2: option direction up\\u001b[31m: has a control character (U+001B)");
    }
}
