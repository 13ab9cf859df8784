package net.igmpproxy.fuzz;

import java.util.Random;

/**
 * Mutates packets with knowledge of their structure: lengths, types, addresses and arbitrary bytes. The length and
 * checksum of most packets are repaired, because all others would be dropped early.
 */
public final class PacketMutator {
    private static final int MAX_CHANGES = 3;
    private static final int MAX_PROLONGATION = 64;
    private static final int REPORT_V3 = 0x22;
    private static final int[] TYPES = {0x11, 0x12, 0x13, 0x16, 0x17, 0x22, 0x00, 0xff};
    private static final int[] COUNTS = {0, 1, 2, 0x7f, 0xff, 0x100, 0x3fff, 0x4000, 0x7fff, 0x8000, 0xffff};

    private final Random random;
    private final HostileAddresses addresses;

    /** @param random the random number generator for all decisions */
    public PacketMutator(Random random) {
        this.random = random;
        this.addresses = new HostileAddresses(random);
    }

    /**
     * Returns a mutated copy; sometimes an unchanged one.
     *
     * @param packet an IPv4 packet with an IGMP message
     */
    public byte[] mutate(byte[] packet) {
        PacketOctets copy = new PacketOctets(packet);
        for (int left = random.nextInt(MAX_CHANGES + 1); left > 0 && copy.length() > 0; left--) {
            change(copy);
        }
        if (random.nextInt(8) != 0) {
            copy.repair();
        }
        return copy.toArray();
    }

    private void change(PacketOctets packet) {
        switch (random.nextInt(9)) {
            case 0 -> packet.resize(random.nextInt(packet.length()));
            case 1 -> packet.resize(packet.length() + random.nextInt(MAX_PROLONGATION));
            case 2 -> changeHeader(packet);
            case 3 -> changeMessage(packet);
            case 4, 5, 6 -> changeRecordOrQuery(packet);
            default -> packet.u8(random.nextInt(packet.length()), random.nextInt());
        }
    }

    private void changeHeader(PacketOctets packet) {
        switch (random.nextInt(5)) {
            case 0 -> packet.u8(0, 0x40 | random.nextInt(16));
            case 1 -> packet.u16(PacketOctets.TOTAL_LENGTH, anyCount());
            case 2 -> packet.u8(PacketOctets.TTL, random.nextInt(3));
            case 3 -> packet.address(PacketOctets.SOURCE, addresses.any());
            default -> packet.address(PacketOctets.DESTINATION, addresses.any());
        }
    }

    /** Changes fields common to all messages. */
    private void changeMessage(PacketOctets packet) {
        int message = packet.message();
        switch (random.nextInt(3)) {
            case 0 -> packet.u8(message, TYPES[random.nextInt(TYPES.length)]);
            case 1 -> packet.u8(message + 1, anyCount());
            default -> packet.address(message + 4, addresses.any());
        }
    }

    /** Changes the length and type fields of RFC 9776 sections 4.1 and 4.2.4. */
    private void changeRecordOrQuery(PacketOctets packet) {
        int message = packet.message();
        if (packet.u8(message) != REPORT_V3) {
            switch (random.nextInt(3)) {
                case 0 -> packet.u8(message + 8, random.nextInt());
                case 1 -> packet.u8(message + 9, random.nextInt());
                default -> packet.u16(message + 10, anyCount());
            }
            return;
        }
        int entry = anyRecord(packet, message);
        switch (random.nextInt(6)) {
            case 0 -> packet.u16(message + 6, anyCount());
            case 1 -> packet.u8(entry, random.nextInt(8));
            case 2 -> packet.u8(entry + 1, random.nextInt(4) * random.nextInt(64));
            case 3 -> packet.u16(entry + 2, anyCount());
            case 4 -> packet.address(entry + 4, addresses.any());
            default -> packet.address(entry + 8, addresses.any());
        }
    }

    /** Returns the offset of one of the first records of a report. */
    private int anyRecord(PacketOctets packet, int message) {
        int position = message + 8;
        for (int skip = random.nextInt(4); skip > 0 && position < packet.length(); skip--) {
            position += 8 + 4 * (packet.u16(position + 2) + packet.u8(position + 1));
        }
        return position < packet.length() ? position : message + 8;
    }

    private int anyCount() {
        return random.nextBoolean() ? random.nextInt(8) : COUNTS[random.nextInt(COUNTS.length)];
    }
}
