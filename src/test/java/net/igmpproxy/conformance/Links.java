package net.igmpproxy.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.lab.wire.Ipv4;
import org.jspecify.annotations.Nullable;

/** Network interfaces and their changes. */
final class Links {
    private static final int MTU = 1500;

    private final Map<String, Link> links = new LinkedHashMap<>();

    /** Returns the default interfaces: an upstream network 10.0.0.0/24 and two downstream links. */
    static Links usual() {
        Links links = new Links();
        links.add("eth0", 10, List.of("10.0.0.1/24"), MTU);
        links.add("eth1", 11, List.of("192.168.1.1/24"), MTU);
        links.add("eth2", 12, List.of("192.168.2.1/24"), MTU);
        return links;
    }

    /** Reads the interfaces of case.yaml: names with optional index, addresses and MTU. */
    static Links of(Map<?, ?> described) {
        Links links = new Links();
        described.forEach((name, value) -> {
            Map<?, ?> fields = value instanceof Map<?, ?> map ? map : Map.of();
            Link usual = usual().links.get(name.toString());
            int index = number(fields.get("index"), usual == null ? 20 + links.links.size() : usual.index());
            links.add(name.toString(), index, addresses(fields.get("address"), usual), number(fields.get("mtu"), MTU));
        });
        return links;
    }

    List<Link> all() {
        return List.copyOf(links.values());
    }

    int index(String name) {
        return get(name).index();
    }

    /** Returns the interface name of an index; the index itself if there is none. */
    String name(int index) {
        return links.values().stream()
                .filter(link -> link.index() == index)
                .map(link -> link.name().value())
                .findFirst()
                .orElse("index " + index);
    }

    /** Returns the source address of the proxy's packets on an interface. */
    String primaryAddress(String name) {
        return get(name).primaryAddress().map(Object::toString).orElse(Ipv4.UNSPECIFIED);
    }

    /**
     * Applies a change: {@code eth1 down}, {@code up}, {@code gone}, {@code mtu 600}, {@code no address}, and so on.
     */
    void change(Words words) {
        String name = words.next();
        String what = words.next();
        if ("new".equals(what)) {
            add(name, Integer.parseInt(words.next()), List.of(words.next()), MTU);
        } else {
            Link link = get(name);
            switch (what) {
                case "up" -> put(new Link(link.index(), link.name(), true, link.mtu(), link.addresses()));
                case "down" -> put(new Link(link.index(), link.name(), false, link.mtu(), link.addresses()));
                case "mtu" -> {
                    int mtu = Integer.parseInt(words.next());
                    put(new Link(link.index(), link.name(), link.up(), mtu, link.addresses()));
                }
                case "address" -> put(withAddresses(link, words.takeWhile(word -> true)));
                case "gone" -> links.remove(name);
                default -> throw new IllegalArgumentException("no change of a link: " + what);
            }
        }
        words.end();
    }

    private void add(String name, int index, List<String> addresses, int mtu) {
        put(withAddresses(new Link(index, new InterfaceName(name), true, mtu, List.of()), addresses));
    }

    private void put(Link link) {
        links.put(link.name().value(), link);
    }

    private Link get(String name) {
        Link link = links.get(name);
        if (link == null) {
            throw new IllegalArgumentException("there is no interface " + name);
        }
        return link;
    }

    private static Link withAddresses(Link link, List<String> texts) {
        List<InterfaceAddress> addresses = texts.stream()
                .filter(text -> !"none".equals(text))
                .map(text -> InterfaceAddress.parse(text).orElseThrow())
                .toList();
        return new Link(link.index(), link.name(), link.up(), link.mtu(), addresses);
    }

    private static int number(@Nullable Object value, int absent) {
        return value instanceof Number number ? number.intValue() : absent;
    }

    private static List<String> addresses(@Nullable Object value, @Nullable Link usual) {
        if (value instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        } else if (value != null) {
            return List.of(value.toString());
        }
        List<String> texts = new ArrayList<>();
        if (usual != null) {
            usual.addresses().forEach(address -> texts.add(address.toString()));
        }
        return texts;
    }
}
