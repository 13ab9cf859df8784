package net.igmpproxy.linux.libc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourcesTest {
    private final List<String> closed = new ArrayList<>();
    private final Resources resources = new Resources();

    private Resource failing(String name) {
        return () -> {
            closed.add(name);
            throw new IllegalStateException(name);
        };
    }

    @Test
    void closesTheLastOneFirstAndOnlyOnce() {
        resources.add(() -> closed.add("first"));
        resources.add(() -> closed.add("second"));
        resources.close();
        resources.close();
        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void closesTheOthersWhenOneFails() {
        resources.add(failing("first"));
        resources.add(() -> closed.add("second"));
        resources.add(failing("third"));
        assertThatThrownBy(resources::close)
                .hasMessage("third")
                .hasSuppressedException(new IllegalStateException("first"));
        assertThat(closed).containsExactly("third", "second", "first");
    }

    @Test
    void keepsTheFailureThatMadeItClose() {
        resources.add(failing("first"));
        Exception cause = new Exception("cause");
        resources.closeAfter(cause);
        assertThat(cause).hasSuppressedException(new IllegalStateException("first"));
    }
}
