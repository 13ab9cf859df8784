package net.igmpproxy.linux.libc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.runtime.port.KernelException;
import org.junit.jupiter.api.Test;

class FileDescriptorTest {
    private final List<Integer> closed = new ArrayList<>();

    private FileDescriptor descriptor(Errno errnoOfClose) {
        FakeLibC libc = new FakeLibC() {
            @Override
            public int close(int fd) {
                closed.add(fd);
                return fail(errnoOfClose);
            }
        };
        return new FileDescriptor(libc.os(), "the thing", 5);
    }

    @Test
    void isNeverClosedTwiceEvenIfInterrupted() {
        FileDescriptor descriptor = descriptor(Errno.EINTR);
        descriptor.close();
        descriptor.close();
        assertThat(closed).containsExactly(5);
        assertThat(descriptor.number()).isEqualTo(-1);
    }

    @Test
    void reportsAFailedCloseAndCountsAsClosed() {
        FileDescriptor descriptor = descriptor(Errno.EIO);
        assertThatThrownBy(descriptor::close)
                .isInstanceOf(KernelException.class)
                .hasMessage("close for the thing failed: EIO (input/output error).");
        assertThat(descriptor.number()).isEqualTo(-1);
    }

    @Test
    void refusesWhatCouldNotBeOpened() {
        FakeLibC libc = new FakeLibC();
        int result = libc.fail(Errno.EMFILE);
        assertThatThrownBy(() -> FileDescriptor.opened(libc.os(), "eventfd", "the thing", result))
                .hasMessage("eventfd for the thing failed: EMFILE (too many open files).");
    }
}
