package net.igmpproxy.runtime.diagnosis;

import java.util.stream.Stream;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.Finding.LimitReached;
import net.igmpproxy.runtime.control.HeapRoom;
import net.igmpproxy.runtime.control.HeapRoom.Shortage;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;

/** Check for configured limits that exceed the heap of the virtual machine. */
final class HeapCheck {
    private static final int MEBI = 1 << 20;
    private static final String FILE = "/etc/default/igmp-proxy";
    private static final String OPTIONS = "^JDK_JAVA_OPTIONS=";

    private HeapCheck() {}

    static Stream<Diagnosis> look(HeapRoom heap, ProxyConfiguration configuration) {
        return heap.shortages(configuration).stream()
                .filter(Shortage::isOfChosenValue)
                .map(shortage -> of(shortage, heap));
    }

    private static Diagnosis of(Shortage shortage, HeapRoom heap) {
        return Diagnosis.ofAll(
                "heap-too-small",
                Severity.WARNING,
                shortage.key() + " is " + shortage.value() + ", and the heap of the Java virtual machine, "
                        + heap.maxBytes() / MEBI + " MiB, has room for " + shortage.possible()
                        + ": what is beyond is refused. Set " + shortage.key() + " to " + shortage.possible()
                        + " or less, or give the heap " + mebibytes(shortage.neededBytes())
                        + " MiB and restart the process, as the command does for the Debian package",
                withHeap(mebibytes(shortage.neededBytes())));
    }

    /** Returns the finding that reports are refused because the heap is full. */
    static Diagnosis of(LimitReached limit, HeapRoom heap) {
        return Diagnosis.on(
                        limit.interfaceName(),
                        "limit-reached",
                        Severity.ERROR,
                        "Reports on " + limit.interfaceName() + " are refused, last that of " + limit.group() + " by "
                                + limit.host() + ": groups, sources and hosts take all of the " + limit.maximum()
                                + " MiB that the heap of the Java virtual machine, " + heap.maxBytes() / MEBI
                                + " MiB, has room for. Find the hosts that request so much (GET /api/v1/groups), or"
                                + " double the"
                                + " heap and restart the process, as the command does for the Debian package",
                        withHeap(2 * heap.maxBytes() / MEBI))
                .happened(limit.occurrences());
    }

    /** Returns true if the finding is about the full heap. */
    static boolean isFull(LimitReached limit) {
        return limit.limit().equals(Finding.HEAP);
    }

    private static long mebibytes(long bytes) {
        return (bytes + MEBI - 1) / MEBI;
    }

    /**
     * Returns a command that sets the heap size and keeps the other options. It skips the commented example in the
     * file.
     */
    private static String withHeap(long mebibytes) {
        String set = "{s/-Xmx[^ \"\\x27]* ?//g;s/=[\"\\x27]?/&-Xmx" + mebibytes + "m /}";
        return "grep -q " + OPTIONS + " " + FILE + " || echo JDK_JAVA_OPTIONS= >> " + FILE + "; sed -i -E '/" + OPTIONS
                + "/" + set + "' " + FILE + "; systemctl restart igmp-proxy";
    }
}
