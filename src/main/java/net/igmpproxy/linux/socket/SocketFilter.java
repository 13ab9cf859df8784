package net.igmpproxy.linux.socket;

import java.util.ArrayList;
import java.util.List;
import jnr.ffi.Pointer;

/**
 * A classic BPF program for {@link SocketOption#SO_ATTACH_FILTER}: {@code struct sock_fprog} and {@code struct sock_filter} in
 * {@code <linux/filter.h>}. Jumps are over as many instructions, behind the one that follows.
 */
public final class SocketFilter {
    /** As much of a packet as there is. */
    public static final int ALL = -1;

    /** The longest conditional jump. */
    static final int LONGEST_JUMP = 255;

    /** The most instructions of a program ({@code BPF_MAXINSNS}). */
    static final int MOST_INSTRUCTIONS = 4096;

    private static final int LOAD_WORD = 0x20;
    private static final int LOAD_OCTET = 0x30;
    private static final int AND = 0x54;
    private static final int JUMP = 0x05;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_GREATER = 0x25;
    private static final int JUMP_IF_NOT_LESS = 0x35;
    private static final int RETURN = 0x06;

    /** {@code SKF_AD_OFF}: from here on, an offset is that of something about a packet, and not in it. */
    private static final int ABOUT_THE_PACKET = -0x1000;

    private static final int INTERFACE_INDEX = ABOUT_THE_PACKET + 8;
    private static final int RANDOM = ABOUT_THE_PACKET + 56;

    /** {@code struct sock_fprog}: the number of instructions, and where they are. */
    private static final int PROGRAM_OCTETS = 16;

    private static final int ADDRESS = 8;
    private static final int JUMP_IF_TRUE = 2;
    private static final int JUMP_IF_FALSE = 3;
    private static final int OPERAND = 4;
    private static final int INSTRUCTION_OCTETS = 8;

    private final List<Instruction> instructions = new ArrayList<>();

    /**
     * One instruction.
     *
     * @param code    what it does
     * @param ifTrue  how far it jumps if so
     * @param ifFalse how far it jumps if not
     * @param operand what it does it with
     */
    record Instruction(int code, int ifTrue, int ifFalse, int operand) {}

    /** Loads four octets of the packet. */
    public SocketFilter loadWord(int offset) {
        return add(LOAD_WORD, 0, 0, offset);
    }

    /** Loads an octet of the packet. */
    public SocketFilter loadOctet(int offset) {
        return add(LOAD_OCTET, 0, 0, offset);
    }

    /** Loads the index of the interface the packet came in on; a packet that came in on none is dropped. */
    public SocketFilter loadInterfaceIndex() {
        return loadWord(INTERFACE_INDEX);
    }

    /** Loads four octets of chance. */
    public SocketFilter loadRandom() {
        return loadWord(RANDOM);
    }

    /** Masks what is loaded. */
    public SocketFilter and(int mask) {
        return add(AND, 0, 0, mask);
    }

    /** Jumps, however far. */
    public SocketFilter jump(int over) {
        return add(JUMP, 0, 0, over);
    }

    /** Jumps by whether what is loaded equals a number. */
    public SocketFilter ifEqual(int number, int ifTrue, int ifFalse) {
        return add(JUMP_IF_EQUAL, ifTrue, ifFalse, number);
    }

    /** Jumps by whether what is loaded is greater than a number, both without a sign. */
    public SocketFilter ifGreater(int number, int ifTrue, int ifFalse) {
        return add(JUMP_IF_GREATER, ifTrue, ifFalse, number);
    }

    /** Jumps by whether what is loaded is not less than a number, both without a sign. */
    public SocketFilter ifNotLess(int number, int ifTrue, int ifFalse) {
        return add(JUMP_IF_NOT_LESS, ifTrue, ifFalse, number);
    }

    /** Ends: so many octets of the packet pass, none if 0. */
    public SocketFilter pass(int octets) {
        return add(RETURN, 0, 0, octets);
    }

    public List<Instruction> instructions() {
        return List.copyOf(instructions);
    }

    /**
     * Puts the program in the place of the one that a socket has.
     *
     * @return 0, or the error number
     */
    public int attach(Socket socket) {
        Pointer memory = socket.os().allocate(PROGRAM_OCTETS + instructions.size() * INSTRUCTION_OCTETS);
        memory.putShort(0, (short) instructions.size());
        memory.putAddress(ADDRESS, memory.address() + PROGRAM_OCTETS);
        int at = PROGRAM_OCTETS;
        for (Instruction instruction : instructions) {
            memory.putShort(at, (short) instruction.code());
            memory.putByte(at + JUMP_IF_TRUE, (byte) instruction.ifTrue());
            memory.putByte(at + JUMP_IF_FALSE, (byte) instruction.ifFalse());
            memory.putInt(at + OPERAND, instruction.operand());
            at += INSTRUCTION_OCTETS;
        }
        return socket.trySet(SocketOption.SO_ATTACH_FILTER, memory, PROGRAM_OCTETS);
    }

    private SocketFilter add(int code, int ifTrue, int ifFalse, int operand) {
        if (ifTrue > LONGEST_JUMP || ifFalse > LONGEST_JUMP || instructions.size() == MOST_INSTRUCTIONS) {
            throw new IllegalArgumentException("The program is too long");
        }
        instructions.add(new Instruction(code, ifTrue, ifFalse, operand));
        return this;
    }
}
