package net.igmpproxy.linux.mroute;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.rate.Shield;
import net.igmpproxy.linux.socket.SocketFilter;

/**
 * Keeps back IGMP packets of interfaces that are flooded, but for those of members and for a share of the others. All else
 * passes: what comes in on other interfaces, and the kernel's upcalls, which came in on none.
 */
final class ShieldFilter {
    private static final int PROTOCOL = 9;
    private static final int SOURCE = 12;
    private static final int PROTOCOL_IGMP = 2;
    private static final long ALL_NUMBERS = 1L << Integer.SIZE;

    /** The instructions of {@link #share}. */
    private static final int SHARE = 4;

    private final SocketFilter filter = new SocketFilter();

    private ShieldFilter() {}

    /** Makes it. */
    static SocketFilter of(List<Shield> shields) {
        ShieldFilter made = new ShieldFilter();
        made.filter
                .loadOctet(PROTOCOL)
                .ifEqual(PROTOCOL_IGMP, 1, 0)
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
        filter.ifEqual(shield.interfaceIndex(), 1, 0).jump(length).loadWord(SOURCE);
        for (int from = 0; from < members.size(); from += blockSize) {
            addBlock(members.subList(from, Math.min(members.size(), from + blockSize)), shield.oneOf());
        }
        share(shield.oneOf());
    }

    /** The comparisons with some members; who is greater than the last of them is looked for behind. */
    private void addBlock(List<Integer> members, int oneOf) {
        int size = members.size();
        filter.ifGreater(members.get(size - 1), 0, 1).jump(size + SHARE);
        for (int number = 0; number < size; number++) {
            filter.ifEqual(members.get(number), size - number - 1 + SHARE - 1, 0);
        }
        share(oneOf);
    }

    /** Lets one of so many pass, by chance. What passes does so at the end. */
    private void share(int oneOf) {
        filter.loadRandom().ifNotLess((int) (ALL_NUMBERS / oneOf), 0, 1).pass(0).pass(SocketFilter.ALL);
    }
}
