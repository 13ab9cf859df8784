package net.igmpproxy.linux.socket;

import java.nio.ByteBuffer;
import net.igmpproxy.linux.socket.SocketFilter.Instruction;

/** Interpreter of the classic BPF instructions used by this package. */
public final class BpfMachine {
    private static final int INTERFACE_INDEX = 0xfffff008;
    private static final int RANDOM = 0xfffff038;

    private final int interfaceIndex;
    private final int random;

    public BpfMachine(int interfaceIndex, int random) {
        this.interfaceIndex = interfaceIndex;
        this.random = random;
    }

    /** Runs the program; returns the number of bytes of the packet that pass. */
    public int run(SocketFilter filter, ByteBuffer packet) {
        int loaded = 0;
        for (int at = 0; ; at++) {
            Instruction instruction = filter.instructions().get(at);
            int operand = instruction.operand();
            switch (instruction.code()) {
                case 0x20 -> loaded = word(packet, operand);
                case 0x30 -> loaded = Byte.toUnsignedInt(packet.get(operand));
                case 0x54 -> loaded &= operand;
                case 0x05 -> at += operand;
                case 0x15 -> at += loaded == operand ? instruction.ifTrue() : instruction.ifFalse();
                case 0x25 ->
                    at += Integer.compareUnsigned(loaded, operand) > 0 ? instruction.ifTrue() : instruction.ifFalse();
                case 0x35 ->
                    at += Integer.compareUnsigned(loaded, operand) >= 0 ? instruction.ifTrue() : instruction.ifFalse();
                case 0x06 -> {
                    return operand;
                }
                default -> throw new IllegalStateException("no such instruction: " + instruction);
            }
        }
    }

    private int word(ByteBuffer packet, int offset) {
        return switch (offset) {
            case INTERFACE_INDEX -> interfaceIndex;
            case RANDOM -> random;
            default -> packet.getInt(offset);
        };
    }
}
