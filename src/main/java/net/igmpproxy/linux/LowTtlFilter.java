package net.igmpproxy.linux;

import jnr.ffi.Pointer;

/**
 * A program for {@link SocketOption#SO_ATTACH_FILTER} that lets the beginning of those packets pass that go to a group
 * beyond the link with a low TTL: {@code struct sock_fprog} and {@code struct sock_filter} in {@code <linux/filter.h>}.
 */
final class LowTtlFilter {
    /** How much of each packet passes: its header without options. */
    static final int SNAPSHOT_OCTETS = 20;

    /** {@code struct sock_fprog}: the number of instructions, and where they are. */
    static final int OCTETS = 16;

    private static final int LOAD_WORD = 0x20;
    private static final int LOAD_OCTET = 0x30;
    private static final int AND = 0x54;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_GREATER = 0x25;
    private static final int RETURN = 0x06;
    private static final int DESTINATION = 16;
    private static final int TTL = 8;
    private static final int MULTICAST = 0xe000_0000;
    private static final int MULTICAST_MASK = 0xf000_0000;
    private static final int LINK_LOCAL_MASK = 0xffff_ff00;
    private static final int JUMP_IF_TRUE = 2;
    private static final int JUMP_IF_FALSE = 3;
    private static final int OPERAND = 4;
    private static final int INSTRUCTION_OCTETS = 8;
    private static final int INSTRUCTIONS = 10;
    private static final int ADDRESS = 8;

    private final Pointer memory;
    private int written;

    /**
     * @param maxTtl the highest TTL that passes
     */
    LowTtlFilter(Native os, int maxTtl) {
        this.memory = os.allocate(OCTETS + INSTRUCTIONS * INSTRUCTION_OCTETS);
        memory.putShort(0, (short) INSTRUCTIONS);
        memory.putAddress(ADDRESS, memory.address() + OCTETS);
        add(LOAD_WORD, DESTINATION);
        add(AND, MULTICAST_MASK);
        add(JUMP_IF_EQUAL, MULTICAST, 0, 6);
        add(LOAD_WORD, DESTINATION);
        add(AND, LINK_LOCAL_MASK);
        add(JUMP_IF_EQUAL, MULTICAST, 3, 0);
        add(LOAD_OCTET, TTL);
        add(JUMP_IF_GREATER, maxTtl, 1, 0);
        add(RETURN, SNAPSHOT_OCTETS);
        add(RETURN, 0);
    }

    /** {@code struct sock_fprog}, followed by the instructions it leads to; valid as long as this object is. */
    Pointer program() {
        return memory;
    }

    private void add(int code, int operand) {
        add(code, operand, 0, 0);
    }

    /** Jumps are over as many instructions, behind the one that follows. */
    private void add(int code, int operand, int ifTrue, int ifFalse) {
        int at = OCTETS + written * INSTRUCTION_OCTETS;
        memory.putShort(at, (short) code);
        memory.putByte(at + JUMP_IF_TRUE, (byte) ifTrue);
        memory.putByte(at + JUMP_IF_FALSE, (byte) ifFalse);
        memory.putInt(at + OPERAND, operand);
        written++;
    }
}
