package net.igmpproxy.linux.libc;

import static org.assertj.core.api.Assertions.assertThat;

import jnr.ffi.Platform.CPU;
import org.junit.jupiter.api.Test;

class EpollEventsTest {
    @Test
    void isPackedOnX86() {
        assertThat(EpollEvents.of(CPU.X86_64)).isEqualTo(new EpollEvents(12, 4));
    }

    @Test
    void isAlignedOnArm() {
        assertThat(EpollEvents.of(CPU.AARCH64)).isEqualTo(new EpollEvents(16, 8));
    }
}
