package net.igmpproxy.linux.libc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jnr.ffi.Pointer;
import org.junit.jupiter.api.Test;

class BoundedOutputTest {
    private static final int STDOUT = 1;
    private static final int PIECE = 4096;

    private final List<Integer> patience = new ArrayList<>();
    private final ByteArrayOutputStream target = new ByteArrayOutputStream();
    private int places = Integer.MAX_VALUE;

    private final FakeLibC libc = new FakeLibC() {
        @Override
        public int poll(Pointer descriptors, long count, int timeoutMillis) {
            assertThat(descriptors.getInt(0)).isEqualTo(STDOUT);
            patience.add(timeoutMillis);
            return places-- > 0 ? 1 : 0;
        }
    };

    private final BoundedOutput output = new BoundedOutput(libc::os, STDOUT, target, () -> 0);

    @Test
    void messagesAreWrittenWhileTheyAreRead() throws IOException {
        write("one\n");
        write("x".repeat(3 * PIECE) + "\n");

        assertThat(target.toString(StandardCharsets.UTF_8)).isEqualTo("one\n" + "x".repeat(3 * PIECE) + "\n");
    }

    @Test
    void readerThatHasStoppedIsWaitedForOnceAndForMilliseconds() throws IOException {
        places = 0;
        write("lost\n");
        write("lost\n");
        write("lost\n");

        assertThat(target.size()).isZero();
        assertThat(patience).containsExactly(20, 0, 0);
    }

    @Test
    void lineThatWasCutIsEndedBeforeTheNext() throws IOException {
        places = 1;
        write("x".repeat(2 * PIECE));
        write("lost\n");
        places = Integer.MAX_VALUE;
        write("next\n");

        assertThat(target.toString(StandardCharsets.UTF_8)).isEqualTo("x".repeat(PIECE) + "\nnext\n");
    }

    private void write(String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
