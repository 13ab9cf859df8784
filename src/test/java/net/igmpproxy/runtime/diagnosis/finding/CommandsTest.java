package net.igmpproxy.runtime.diagnosis.finding;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.core.addr.InterfaceName;
import org.junit.jupiter.api.Test;

class CommandsTest {
    @Test
    void sysctlTakesASlashForADotOfAName() {
        assertThat(Commands.sysctl("eth0.100", "rp_filter", 2))
                .isEqualTo("sysctl -w net.ipv4.conf.eth0/100.rp_filter=2");
    }

    @Test
    void nameIsNothingToAShellButAName() {
        InterfaceName name = new InterfaceName("a';$(x)&*");

        assertThat(Commands.sysctl(name.value(), "rp_filter", 2))
                .isEqualTo("sysctl -w 'net.ipv4.conf.a'\\'';$(x)&*.rp_filter=2'");
        assertThat(Commands.call("DELETE", "/interfaces/" + Commands.encoded(name)))
                .isEqualTo("curl -X DELETE localhost:8080/api/v1/interfaces/a%27%3B%24%28x%29%26%2A");
    }
}
