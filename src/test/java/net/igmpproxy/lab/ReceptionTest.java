package net.igmpproxy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReceptionTest {
    private final Reception reception = new Reception();

    @Test
    void countsWhatIsMissingInBetween() {
        receive(7, 8, 10, 13);

        assertThat(reception.lost()).isEqualTo(3);
        assertThat(reception.packets()).isEqualTo(4);
    }

    @Test
    void countsWhatWasSentBeforeTheFirstThatCame() {
        receive(3, 4, 6);

        assertThat(reception.missedAtStart()).isEqualTo(3);
    }

    @Test
    void countsWhatCameTwice() {
        receive(7, 8, 8, 7, 7);

        assertThat(reception.duplicates()).isEqualTo(3);
        assertThat(reception.lost()).isZero();
    }

    @Test
    void doesNotTakeReorderingForLoss() {
        receive(3, 1, 2);

        assertThat(reception.lost()).isZero();
        assertThat(reception.duplicates()).isZero();
    }

    @Test
    void waitsForAPacketThatOthersHaveOvertaken() throws InterruptedException {
        receive(1, 3);
        Thread late = new Thread(() -> receive(2), "late packet");
        late.start();

        assertThat(reception.lost()).isZero();
        late.join();
    }

    @Test
    void keepsTheTimesOfTheFirstAndTheLatestPacket() {
        receive(1, 2, 3);

        assertThat(reception.first()).hasValue(Instant.ofEpochSecond(1));
        assertThat(reception.last()).hasValue(Instant.ofEpochSecond(3));
    }

    private void receive(long... sequences) {
        LongStream.of(sequences).forEach(sequence -> reception.add(sequence, Instant.ofEpochSecond(sequence)));
    }
}
