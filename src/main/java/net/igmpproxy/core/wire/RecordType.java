package net.igmpproxy.core.wire;

import java.util.Optional;

/** Group record type (RFC 9776 section 4.2.12), with the short names of the RFC's tables. */
public enum RecordType {
    /** MODE_IS_INCLUDE. */
    IS_IN(1),
    /** MODE_IS_EXCLUDE. */
    IS_EX(2),
    /** CHANGE_TO_INCLUDE_MODE. */
    TO_IN(3),
    /** CHANGE_TO_EXCLUDE_MODE. */
    TO_EX(4),
    /** ALLOW_NEW_SOURCES. */
    ALLOW(5),
    /** BLOCK_OLD_SOURCES. */
    BLOCK(6);

    private final int code;

    RecordType(int code) {
        this.code = code;
    }

    /** Returns the type number on the wire. */
    public int code() {
        return code;
    }

    /** Returns the type with a number, if it is known. */
    public static Optional<RecordType> ofCode(int code) {
        return code >= IS_IN.code && code <= BLOCK.code ? Optional.of(values()[code - 1]) : Optional.empty();
    }
}
