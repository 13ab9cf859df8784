package net.igmpproxy.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void runsToItsEnd() {
        assertThatCode(() -> new WarmUp().run()).doesNotThrowAnyException();
    }
}
