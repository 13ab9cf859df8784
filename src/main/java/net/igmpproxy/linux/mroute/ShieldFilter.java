package net.igmpproxy.linux.mroute;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.rate.Shield;
import net.igmpproxy.core.wire.Ipv4Header;
import net.igmpproxy.linux.socket.SocketFilter;

/**
 * Pre-filter: drops IGMP packets of flooded interfaces, except those of members and a sample of the others. Packets of
 * other interfaces pass, as do upcalls, which have no incoming interface.
 */
final class ShieldFilter {
    private static final long ALL_NUMBERS = 1L << Integer.SIZE;

    /** Number of instructions of {@link #share}. */
    private static final int SHARE = 4;

    private final SocketFilter filter = new SocketFilter();

    private ShieldFilter() {}

    /** Creates the filter. */
    static SocketFilter of(List<Shield> shields) {
        ShieldFilter made = new ShieldFilter();
        made.filter
                .loadOctet(Ipv4Header.PROTOCOL)
                .ifEqual(Ipv4Header.PROTOCOL_IGMP, 1, 0)
                .pass(SocketFilter.ALL)
                .loadInterfaceIndex();
        shields.forEach(made::add);
        return made.filter.pass(SocketFilter.ALL);
    }

    private void add(Shield shield) {
        List<Integer> members = shield.members().stream()
                .map(Ipv4Address::bits)
                .distinct()
                .sorted(Integer::compareUnsigned)
                .toList();
        int blockSize = Math.max(1, (int) Math.sqrt(members.size()));
        int blocks = (members.size() + blockSize - 1) / blockSize;
        int length = 1 + members.size() + blocks * (2 + SHARE) + SHARE;
        filter.ifEqual(shield.interfaceIndex(), 1, 0).jump(length).loadWord(Ipv4Header.SOURCE);
        for (int from = 0; from < members.size(); from += blockSize) {
            addBlock(members.subList(from, Math.min(members.size(), from + blockSize)), shield.oneOf());
        }
        share(shield.oneOf());
    }

    /** Adds the comparisons with a block of members. A source above the last member of the block skips the block. */
    private void addBlock(List<Integer> members, int oneOf) {
        int size = members.size();
        filter.ifGreater(members.get(size - 1), 0, 1).jump(size + SHARE);
        for (int number = 0; number < size; number++) {
            filter.ifEqual(members.get(number), size - number - 1 + SHARE - 1, 0);
        }
        share(oneOf);
    }

    /** Adds a random sample: one in n packets passes. */
    private void share(int oneOf) {
        filter.loadRandom().ifNotLess((int) (ALL_NUMBERS / oneOf), 0, 1).pass(0).pass(SocketFilter.ALL);
    }
}
