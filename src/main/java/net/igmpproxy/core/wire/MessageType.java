package net.igmpproxy.core.wire;

import java.util.Arrays;
import java.util.Optional;

/** IGMP message type (RFC 9776 section 4; registry "IGMP Type Numbers", RFC 9778). */
public enum MessageType {
    MEMBERSHIP_QUERY(0x11),
    REPORT_V1(0x12),
    REPORT_V2(0x16),
    LEAVE_GROUP(0x17),
    REPORT_V3(0x22);

    private final int code;

    MessageType(int code) {
        this.code = code;
    }

    /** Returns the type number on the wire. */
    public int code() {
        return code;
    }

    /** Returns the type with a number, if it is known. */
    static Optional<MessageType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
}
