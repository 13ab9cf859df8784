package net.igmpproxy.linux.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.runtime.probe.RoutingTable;
import net.igmpproxy.runtime.probe.RoutingTable.Route;
import net.igmpproxy.runtime.probe.SystemProbe;

/** Reader of kernel settings in the proc file system, for the network namespace of the calling thread. */
public final class ProcSystemProbe implements SystemProbe {
    /** Maximum number of routes; larger tables, such as a full Internet table, are not read. */
    private static final int MAX_ROUTES = 10_000;

    private static final int NAME = 0;
    private static final int DESTINATION = 1;
    private static final int FLAGS = 3;
    private static final int METRIC = 6;
    private static final int MASK = 7;
    private static final int HEXADECIMAL = 16;

    /** Flag {@code RTF_REJECT} in {@code <linux/route.h>}. */
    private static final int REJECT = 0x200;

    private final Path settings;
    private final Path routes;

    /**
     * @param proc mount point of the proc file system
     */
    public ProcSystemProbe(Path proc) {
        this.settings = proc.resolve("sys/net/ipv4");
        this.routes = proc.resolve("thread-self/net/route");
    }

    @Override
    public Optional<Boolean> forwardsUnicast() {
        return number("ip_forward").map(value -> value != 0);
    }

    @Override
    public OptionalInt reversePathFilter(InterfaceName name) {
        Optional<Integer> own = reversePathFilter(name.value());
        Optional<Integer> all = reversePathFilter("all");
        return own.isPresent() && all.isPresent()
                ? OptionalInt.of(Math.max(own.get(), all.get()))
                : OptionalInt.empty();
    }

    @Override
    public Optional<RoutingTable> routes() {
        try (Stream<String> lines = Files.lines(routes)) {
            List<Route> table = lines.skip(1)
                    .limit(MAX_ROUTES + 1)
                    .flatMap(line -> parse(line).stream())
                    .toList();
            return table.size() > MAX_ROUTES ? Optional.empty() : Optional.of(new RoutingTable(table));
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Integer> reversePathFilter(String name) {
        return number("conf/" + name + "/rp_filter");
    }

    private Optional<Integer> number(String setting) {
        try {
            return Optional.of(
                    Integer.valueOf(Files.readString(settings.resolve(setting)).trim()));
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Parses a line of {@code /proc/net/route}, written by {@code fib_route_seq_show} in {@code net/ipv4/fib_trie.c}.
     * Addresses are hexadecimal words in host byte order.
     */
    private static Optional<Route> parse(String line) {
        String[] columns = line.trim().split("\\s+", -1);
        if (columns.length <= MASK) {
            return Optional.empty();
        }
        Ipv4Address destination = new Ipv4Address(word(columns[DESTINATION]));
        boolean refuses = (Integer.parseInt(columns[FLAGS], HEXADECIMAL) & REJECT) != 0;
        return Optional.of(new Route(
                Ipv4Prefix.network(destination, Integer.bitCount(word(columns[MASK]))),
                Optional.of(columns[NAME])
                        .filter(name -> !refuses && InterfaceName.isValid(name))
                        .map(InterfaceName::new),
                Long.parseLong(columns[METRIC])));
    }

    private static int word(String hexadecimal) {
        int word = Integer.parseUnsignedInt(hexadecimal, HEXADECIMAL);
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(word) : word;
    }
}
