package net.igmpproxy.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LingeringConnectionsTest {
    private final List<String> closed = new ArrayList<>();
    private final LingeringConnections connections = new LingeringConnections();

    @Test
    void eachConnectionIsClosedOnceAtItsTime() {
        connections.add(() -> closed.add("first"), 10);
        connections.add(() -> closed.add("second"), 20);
        connections.closeDue(9);
        assertThat(closed).isEmpty();

        connections.closeDue(10);
        connections.closeDue(19);
        assertThat(closed).containsExactly("first");

        connections.closeDue(25);
        connections.closeDue(30);
        assertThat(closed).containsExactly("first", "second");
    }
}
