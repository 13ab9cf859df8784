package net.igmpproxy.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.linux.libc.Native;
import org.junit.jupiter.api.Test;

class PeerTest {
    private static final int ROOT = 0;

    private final Native os = Native.load();
    private final int own = os.libc().geteuid();

    @Test
    void rootAndTheOwnUserAreTrustedAndNobodyElse() {
        assertThat(new Peer(1, ROOT).isTrusted(os)).isTrue();
        assertThat(new Peer(1, own).isTrusted(os)).isTrue();
        assertThat(new Peer(1, own + 1).isTrusted(os)).isFalse();
    }
}
