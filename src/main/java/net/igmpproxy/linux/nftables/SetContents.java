package net.igmpproxy.linux.nftables;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.igmpproxy.linux.netlink.Attributes;
import net.igmpproxy.linux.netlink.NetlinkMessage;

/** Elements of a set or a map. */
record SetContents(List<Element> elements) {
    /** Size in bytes of {@code NFT_REG32_COUNT} words. */
    static final int LONGEST_KEY = 64;

    private static final int NFTA_SET_ELEM_LIST_ELEMENTS = 3;
    private static final int NFTA_SET_ELEM_KEY = 1;
    private static final int NFTA_SET_ELEM_DATA = 2;
    private static final int NFTA_SET_ELEM_FLAGS = 3;
    private static final int NFTA_SET_ELEM_KEY_END = 10;
    private static final int NFT_SET_ELEM_INTERVAL_END = 1;
    private static final int NFT_SET_ELEM_CATCHALL = 2;
    private static final int NFTA_DATA_VALUE = 1;

    SetContents(List<Element> elements) {
        this.elements = elements.stream()
                .sorted((one, other) -> one.key.compareTo(other.key))
                .toList();
    }

    /**
     * Element; in an interval set, the inclusive start or the exclusive end of an interval.
     *
     * @param isRange true if the element has a separate end key or is the catch-all element
     */
    record Element(Octets key, boolean endsInterval, boolean isRange, Optional<Verdict> verdict) {
        private static Element of(Attributes attributes) {
            int flags = attributes.bigEndianNumber(NFTA_SET_ELEM_FLAGS).orElse(0);
            return new Element(
                    Octets.of(attributes.nested(NFTA_SET_ELEM_KEY).octets(NFTA_DATA_VALUE)),
                    (flags & NFT_SET_ELEM_INTERVAL_END) != 0,
                    attributes.has(NFTA_SET_ELEM_KEY_END) || (flags & NFT_SET_ELEM_CATCHALL) != 0,
                    Verdict.of(attributes.nested(NFTA_SET_ELEM_DATA)));
        }
    }

    /**
     * Result of a lookup.
     *
     * @param verdicts possible verdicts, for a verdict map
     */
    record Found(Truth found, List<Verdict> verdicts) {
        private static final Found NOTHING = new Found(Truth.NO, List.of());

        private static Found of(Element element) {
            return new Found(Truth.YES, element.verdict.stream().toList());
        }
    }

    /**
     * Parses a message of {@code nf_tables_dump_set} in {@code net/netfilter/nf_tables_api.c}, which contains some of
     * the elements.
     */
    static Optional<List<Element>> parse(NetlinkMessage message) {
        return NftablesMessage.parse(message, NftablesMessage.NEW_SET_ELEMENTS)
                .map(elements -> elements.attributes().nestedList(NFTA_SET_ELEM_LIST_ELEMENTS).stream()
                        .map(Element::of)
                        .toList());
    }

    Found find(Octets value) {
        if (elements.isEmpty()) {
            return Found.NOTHING;
        }
        Octets key = value.slice(0, elements.get(0).key.length());
        if (!key.isKnown() || elements.stream().anyMatch(Element::isRange)) {
            return new Found(Truth.MAYBE, verdicts().distinct().toList());
        }
        return elements.stream().anyMatch(Element::endsInterval) ? findInterval(key) : findExactly(key);
    }

    private Stream<Verdict> verdicts() {
        return elements.stream().flatMap(element -> element.verdict.stream());
    }

    private Found findExactly(Octets key) {
        return elements.stream()
                .filter(element -> key.compareTo(element.key) == 0)
                .findFirst()
                .map(Found::of)
                .orElse(Found.NOTHING);
    }

    /** Looks up an interval: the key is inside if the last bound not above it is a start. */
    private Found findInterval(Octets key) {
        return elements.stream()
                .filter(element -> key.compareTo(element.key) >= 0)
                .reduce((earlier, later) ->
                        earlier.key.compareTo(later.key) == 0 && later.endsInterval ? earlier : later)
                .filter(bound -> !bound.endsInterval)
                .map(Found::of)
                .orElse(Found.NOTHING);
    }
}
