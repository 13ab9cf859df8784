package net.igmpproxy.soak;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.Lan;
import net.igmpproxy.lab.ServerSentEvents;
import net.igmpproxy.lab.wire.DataFrame;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.Ipv4;
import net.igmpproxy.lab.wire.RecordType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Periodic disturbances of a long-running router: floods, configuration changes, REST clients, and an interface that is
 * deleted and re-created.
 */
final class Disturbances implements AutoCloseable {
    private static final int CYCLE = 10;
    private static final int REPORTS = 2_000;
    private static final int GROUPS_FLOODED = 5_000;
    private static final int SOURCES = 500;
    private static final int ADDRESSES = 20_000;
    private static final int FIRST_ADDRESS = 5_000;
    private static final int PAYLOAD_BYTES = 100;
    private static final int TTL = 16;
    private static final int PORT = 5000;
    private static final String FIRST_GROUP = "239.62.0.1";
    private static final String SOURCES_GROUP = "239.63.0.1";

    private final Laboratory lab;
    private final Lan flooded;
    private final Lan flapping;
    private final Random random;
    private ServerSentEvents reader;
    private int round;
    private int sources;

    /**
     * @param flooded  the link that receives the floods
     * @param flapping the link whose router interface is deleted and re-created
     */
    Disturbances(Laboratory lab, Lan flooded, Lan flapping, Random random) {
        this.lab = lab;
        this.flooded = flooded;
        this.flapping = flapping;
        this.random = random;
        this.reader = newReader();
    }

    /** Runs the next disturbance. */
    void next() {
        switch (round % CYCLE) {
            case 1 -> floodOfReports();
            case 3 -> floodOfSources();
            case 5 -> change();
            case 6 -> read();
            case 7 -> replaceReader();
            case 2 -> flapping.removeRouterInterface();
            case 4 -> flapping.addRouterInterface();
            default -> {
                // Pauses for one round.
            }
        }
        round++;
    }

    private void floodOfReports() {
        flooded.prepared(IntStream.range(0, REPORTS)
                        .mapToObj(number -> flooded.forged(address(random.nextInt(ADDRESSES)))
                                .reportFrame(GroupRecord.of(
                                        RecordType.TO_EX, Ipv4.plus(FIRST_GROUP, random.nextInt(GROUPS_FLOODED)))))
                        .toList())
                .run();
    }

    /** Uses each address again only after all others. */
    private void floodOfSources() {
        List<byte[]> frames = IntStream.range(sources, sources + SOURCES)
                .mapToObj(number -> new DataFrame(address(number % ADDRESSES), TTL, PORT)
                        .around(SOURCES_GROUP, ByteBuffer.allocate(PAYLOAD_BYTES)))
                .toList();
        flooded.prepared(frames).run();
        sources += SOURCES;
    }

    private void change() {
        JsonNode quickleave = JsonNodeFactory.instance.objectNode().put("quickleave", round % (2 * CYCLE) == 5);
        require(lab.rest()
                .send("PATCH", "/api/v1/config", quickleave.toString())
                .status());
    }

    private void read() {
        for (String path : List.of("/api/v1/groups", "/api/v1/diagnostics", "/actuator/prometheus")) {
            lab.rest().text(path);
        }
    }

    private void replaceReader() {
        reader.close();
        reader = newReader();
    }

    private ServerSentEvents newReader() {
        return ServerSentEvents.open(lab.rest().base().resolve("/api/v1/events"));
    }

    private String address(int number) {
        String network = flooded.routerAddress().replaceFirst("\\.[0-9]+\\.[0-9]+$", ".0.0");
        return Ipv4.plus(network, FIRST_ADDRESS + number);
    }

    private static void require(int status) {
        if (status >= 300) {
            throw new IllegalStateException("a change was answered " + status);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
