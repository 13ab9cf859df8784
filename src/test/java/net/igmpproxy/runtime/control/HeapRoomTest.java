package net.igmpproxy.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.igmpproxy.core.config.Limits;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.StateSize;
import net.igmpproxy.runtime.control.HeapRoom.Shortage;
import org.junit.jupiter.api.Test;

class HeapRoomTest {
    private static final long MEBI = 1 << 20;
    private static final Path OPTIONS = Path.of("bin/java-options");
    private static final HeapRoom DEFAULT = new HeapRoom(defaultHeap());

    @Test
    void defaultHeapHasRoomForTheDefaultLimitsOfANetwork() {
        ProxyConfiguration defaults = ProxyConfiguration.EMPTY;

        assertThat(DEFAULT.shortages(defaults)).isEmpty();
        assertThat(DEFAULT.fitting(defaults)).isEqualTo(defaults);
        assertThat(StateSize.ofEntries(Limits.DEFAULT.maxGroups(), defaults.maxEntries()))
                .isLessThanOrEqualTo(DEFAULT.entryBytes(defaults));
    }

    @Test
    void moreEntriesThanTheHeapHoldsAreAShortage() {
        ProxyConfiguration greedy = ProxyConfiguration.EMPTY.withMaxEntries(10_000_000);

        assertThat(DEFAULT.shortages(greedy)).singleElement().satisfies(shortage -> {
            assertThat(shortage.key()).isEqualTo("maxEntries");
            assertThat(shortage.value()).isEqualTo(10_000_000);
            assertThat(shortage.possible()).isBetween(1_200_000L, 9_999_999L);
        });
    }

    @Test
    void moreFlowsThanTheHeapHoldsAreAShortageAndForgotten() {
        ProxyConfiguration greedy = ProxyConfiguration.EMPTY.withMaxFlows(1_000_000);

        Shortage shortage = DEFAULT.shortages(greedy).get(0);

        assertThat(shortage.key()).isEqualTo("maxFlows");
        assertThat(DEFAULT.fitting(greedy).maxFlows()).isEqualTo((int) shortage.possible());
        assertThat(DEFAULT.entryBytes(greedy)).isPositive();
    }

    @Test
    void neededHeapAndPossibleValueBothEndAShortage() {
        ProxyConfiguration greedy =
                ProxyConfiguration.EMPTY.withMaxEntries(10_000_000).withMaxFlows(1_000_000);
        for (Shortage shortage : DEFAULT.shortages(greedy)) {
            HeapRoom raised = new HeapRoom(shortage.neededBytes() + MEBI);
            assertThat(raised.shortages(greedy)).extracting(Shortage::key).doesNotContain(shortage.key());
        }

        Shortage entries = DEFAULT.shortages(ProxyConfiguration.EMPTY.withMaxEntries(10_000_000))
                .get(0);
        Shortage flows = DEFAULT.shortages(ProxyConfiguration.EMPTY.withMaxFlows(1_000_000))
                .get(0);
        ProxyConfiguration possible = ProxyConfiguration.EMPTY.withMaxEntries((int) entries.possible() - 10);
        assertThat(DEFAULT.shortages(possible)).isEmpty();
        possible = ProxyConfiguration.EMPTY.withMaxFlows((int) flows.possible());
        assertThat(DEFAULT.shortages(possible)).extracting(Shortage::key).doesNotContain("maxFlows");
    }

    @Test
    void heapThatIsTooSmallForAnythingLeavesOneFlow() {
        HeapRoom none = new HeapRoom(MEBI);

        assertThat(none.fitting(ProxyConfiguration.EMPTY).maxFlows()).isEqualTo(1);
        assertThat(none.entryBytes(ProxyConfiguration.EMPTY)).isZero();
        assertThat(none.shortages(ProxyConfiguration.EMPTY)).hasSize(2);
    }

    /** Returns the heap size of the packaged start, less a survivor space, which the virtual machine does not count. */
    private static long defaultHeap() {
        try {
            Matcher heap = Pattern.compile("(?m)^MaxHeapSize=(\\d+)m$").matcher(Files.readString(OPTIONS));
            assertThat(heap.find()).isTrue();
            return (Long.parseLong(heap.group(1)) - 1) * MEBI;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
