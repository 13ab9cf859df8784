package net.igmpproxy.lab;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.igmpproxy.lab.netns.NetworkNamespace;
import net.igmpproxy.lab.wire.Ipv4;

/**
 * MFC entry of the kernel, as {@code /proc/net/ip_mr_cache} shows it.
 *
 * @param source  the source; 0.0.0.0 in a wildcard entry
 * @param input   the input interface; empty while the entry is unresolved
 * @param packets the number of forwarded packets
 * @param outputs the output interfaces, sorted by name
 */
public record KernelRoute(String source, String group, String input, long packets, List<String> outputs) {
    static List<KernelRoute> read(NetworkNamespace router) {
        Map<String, String> vifs = rows(router.procNet("ip_mr_vif")).stream()
                .collect(Collectors.toMap(fields -> fields.get(0), fields -> fields.get(1)));
        return rows(router.procNet("ip_mr_cache")).stream()
                .map(fields -> of(fields, vifs))
                .toList();
    }

    private static KernelRoute of(List<String> fields, Map<String, String> vifs) {
        String input = vifs.getOrDefault(fields.get(2), "");
        List<String> outputs = fields.stream()
                .skip(6)
                .map(output -> vifs.getOrDefault(output.substring(0, output.indexOf(':')), "?"))
                .sorted()
                .toList();
        return new KernelRoute(
                address(fields.get(1)), address(fields.get(0)), input, Long.parseLong(fields.get(3)), outputs);
    }

    private static List<List<String>> rows(String table) {
        return table.lines()
                .skip(1)
                .map(line -> Arrays.asList(line.strip().split("\\s+")))
                .toList();
    }

    /** Parses an address, which the kernel prints as one number in native byte order. */
    private static String address(String hexadecimal) {
        int bits = Integer.parseUnsignedInt(hexadecimal, 16);
        int ordered = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(bits) : bits;
        return Ipv4.plus(Ipv4.UNSPECIFIED, ordered);
    }
}
