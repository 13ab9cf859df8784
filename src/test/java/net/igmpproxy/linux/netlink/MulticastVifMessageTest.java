package net.igmpproxy.linux.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.igmpproxy.linux.netlink.MulticastVifMessage.Vif;
import org.junit.jupiter.api.Test;

class MulticastVifMessageTest {
    private static final List<MulticastVifMessage> TABLES = Recording.messages("vifs").stream()
            .flatMap(message -> MulticastVifMessage.parse(message).stream())
            .toList();

    @Test
    void readsTheVifsOfATableWithTheirCounters() {
        assertThat(TABLES)
                .singleElement()
                .isEqualTo(new MulticastVifMessage(
                        253,
                        List.of(new Vif(0, 2, 3, 0, 144, 0), new Vif(1, 3, 0, 3, 0, 144), new Vif(5, 5, 0, 0, 0, 0))));
    }

    @Test
    void knowsTheTableOfTheRoutingSocket() {
        assertThat(TABLES).allMatch(MulticastVifMessage::isOfDefaultTable);
        assertThat(new MulticastVifMessage(100, List.of()).isOfDefaultTable()).isFalse();
    }

    @Test
    void passesOverMessagesOfOtherKinds() {
        assertThat(Recording.messages("links"))
                .allMatch(message -> MulticastVifMessage.parse(message).isEmpty());
        assertThat(Recording.messages("routes"))
                .allMatch(message -> MulticastVifMessage.parse(message).isEmpty());
    }

    @Test
    void dumpWithoutAnyTableIsOfAKernelThatHasNone() {
        assertThat(MulticastVifMessage.interfaces(List.of())).isEmpty();
        assertThat(MulticastVifMessage.interfaces(List.of(new MulticastVifMessage(253, List.of()))))
                .hasValueSatisfying(vifs -> assertThat(vifs).isEmpty());
    }

    @Test
    void vifsOfAllMessagesAreReadButNotThoseOfOtherTables() {
        Vif first = new Vif(0, 10, 0, 0, 0, 0);
        Vif second = new Vif(1, 11, 0, 0, 0, 0);
        assertThat(MulticastVifMessage.interfaces(List.of(
                        new MulticastVifMessage(253, List.of(first)),
                        new MulticastVifMessage(100, List.of(new Vif(2, 12, 0, 0, 0, 0))),
                        new MulticastVifMessage(253, List.of(second)))))
                .hasValueSatisfying(vifs -> assertThat(vifs).isEqualTo(Map.of(0, 10, 1, 11)));
    }
}
