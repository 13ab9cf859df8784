package net.igmpproxy.lab.wire;

import java.util.stream.Stream;

/** Type of a group record (RFC 9776 section 4.2.13). */
public enum RecordType {
    IS_IN(1),
    IS_EX(2),
    TO_IN(3),
    TO_EX(4),
    ALLOW(5),
    BLOCK(6);

    private final int number;

    RecordType(int number) {
        this.number = number;
    }

    static RecordType of(int number) {
        return Stream.of(values())
                .filter(type -> type.number == number)
                .findFirst()
                .orElseThrow();
    }

    int number() {
        return number;
    }
}
