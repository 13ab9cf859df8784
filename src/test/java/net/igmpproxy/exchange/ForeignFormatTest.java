package net.igmpproxy.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.exchange.igmpproxy.IgmpproxyReader;
import net.igmpproxy.exchange.vyos.VyosReader;
import net.igmpproxy.exchange.vyos.VyosWriter;
import org.junit.jupiter.api.Test;

class ForeignFormatTest {
    @Test
    void isFoundByItsName() {
        assertThat(ForeignFormat.named("vyos")).contains(ForeignFormat.VYOS);
        assertThat(ForeignFormat.named("igmpproxy")).contains(ForeignFormat.IGMPPROXY);
        assertThat(ForeignFormat.named("junos")).isEmpty();
        assertThat(ForeignFormat.readable())
                .containsExactly("vyos", "igmpproxy", "uci", "mcproxy", "improxy", "routeros");
        assertThat(ForeignFormat.writable()).containsExactly("vyos");
    }

    @Test
    void readsAndWritesByTheClassesOfTheFormat() {
        assertThat(ForeignFormat.VYOS.read(Texts.VYOS_BOOT)).isEqualTo(VyosReader.read(Texts.VYOS_BOOT));
        assertThat(ForeignFormat.IGMPPROXY.read(Texts.IGMPPROXY)).isEqualTo(IgmpproxyReader.read(Texts.IGMPPROXY));
        assertThat(ForeignFormat.VYOS.write(ProxyConfiguration.EMPTY))
                .contains(VyosWriter.write(ProxyConfiguration.EMPTY));
        assertThat(ForeignFormat.IGMPPROXY.write(ProxyConfiguration.EMPTY)).isEmpty();
    }
}
