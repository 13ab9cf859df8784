package net.igmpproxy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CounterLedgerTest {
    private final CounterLedger<String> ledger = new CounterLedger<>();

    @Test
    void whatBeginsAnewIsAddedToWhatWasBefore() {
        assertThat(ledger.total("eth0", 7)).isEqualTo(7);
        assertThat(ledger.total("eth0", 10)).isEqualTo(10);
        assertThat(ledger.total("eth0", 3)).isEqualTo(13);
        assertThat(ledger.total("eth0", 3)).isEqualTo(13);
        assertThat(ledger.total("eth0", 0)).isEqualTo(13);
        assertThat(ledger.total("eth0", 1)).isEqualTo(14);
        assertThat(ledger.total("eth1", 1)).isEqualTo(1);
    }

    @Test
    void whatIsForgottenBeginsAnew() {
        ledger.total("eth0", 7);
        ledger.total("eth1", 7);

        ledger.keepOnly(Set.of("eth1"));

        assertThat(ledger.total("eth0", 3)).isEqualTo(3);
        assertThat(ledger.total("eth1", 3)).isEqualTo(10);
    }
}
