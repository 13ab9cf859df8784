package net.igmpproxy.linux.socket;

import java.util.ArrayList;
import java.util.List;
import jnr.ffi.Pointer;

/**
 * Classic BPF program for {@link SocketOption#SO_ATTACH_FILTER}: {@code struct sock_fprog} and
 * {@code struct sock_filter} in {@code <linux/filter.h>}. Jump offsets count the instructions to skip after the present
 * one.
 */
public final class SocketFilter {
    /** Length that passes the complete packet. */
    public static final int ALL = -1;

    /** Maximum offset of a conditional jump. */
    static final int LONGEST_JUMP = 255;

    /** Maximum number of instructions ({@code BPF_MAXINSNS}). */
    static final int MOST_INSTRUCTIONS = 4096;

    private static final int LOAD_WORD = 0x20;
    private static final int LOAD_OCTET = 0x30;
    private static final int AND = 0x54;
    private static final int JUMP = 0x05;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_GREATER = 0x25;
    private static final int JUMP_IF_NOT_LESS = 0x35;
    private static final int RETURN = 0x06;

    /** Offset {@code SKF_AD_OFF}, from which on loads read packet metadata. */
    private static final int ABOUT_THE_PACKET = -0x1000;

    private static final int INTERFACE_INDEX = ABOUT_THE_PACKET + 8;
    private static final int RANDOM = ABOUT_THE_PACKET + 56;

    /** Size of {@code struct sock_fprog}: number and address of the instructions. */
    private static final int PROGRAM_OCTETS = 16;

    private static final int ADDRESS = 8;
    private static final int JUMP_IF_TRUE = 2;
    private static final int JUMP_IF_FALSE = 3;
    private static final int OPERAND = 4;
    private static final int INSTRUCTION_OCTETS = 8;

    private final List<Instruction> instructions = new ArrayList<>();

    /**
     * Single instruction.
     *
     * @param code    opcode
     * @param ifTrue  jump offset if the condition is true
     * @param ifFalse jump offset if the condition is false
     * @param operand operand
     */
    record Instruction(int code, int ifTrue, int ifFalse, int operand) {}

    /** Loads a 32-bit word of the packet. */
    public SocketFilter loadWord(int offset) {
        return add(LOAD_WORD, 0, 0, offset);
    }

    /** Loads a byte of the packet. */
    public SocketFilter loadOctet(int offset) {
        return add(LOAD_OCTET, 0, 0, offset);
    }

    /** Loads the index of the incoming interface; drops a packet without one. */
    public SocketFilter loadInterfaceIndex() {
        return loadWord(INTERFACE_INDEX);
    }

    /** Loads a random 32-bit word. */
    public SocketFilter loadRandom() {
        return loadWord(RANDOM);
    }

    /** Masks the loaded value. */
    public SocketFilter and(int mask) {
        return add(AND, 0, 0, mask);
    }

    /** Jumps by any offset. */
    public SocketFilter jump(int over) {
        return add(JUMP, 0, 0, over);
    }

    /** Jumps depending on equality with a number. */
    public SocketFilter ifEqual(int number, int ifTrue, int ifFalse) {
        return add(JUMP_IF_EQUAL, ifTrue, ifFalse, number);
    }

    /** Jumps depending on an unsigned greater-than comparison. */
    public SocketFilter ifGreater(int number, int ifTrue, int ifFalse) {
        return add(JUMP_IF_GREATER, ifTrue, ifFalse, number);
    }

    /** Jumps depending on an unsigned greater-or-equal comparison. */
    public SocketFilter ifNotLess(int number, int ifTrue, int ifFalse) {
        return add(JUMP_IF_NOT_LESS, ifTrue, ifFalse, number);
    }

    /** Returns: passes the given number of bytes of the packet, or drops it if 0. */
    public SocketFilter pass(int octets) {
        return add(RETURN, 0, 0, octets);
    }

    public List<Instruction> instructions() {
        return List.copyOf(instructions);
    }

    /**
     * Attaches the program to a socket, in place of the previous one.
     *
     * @return 0 or errno
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
