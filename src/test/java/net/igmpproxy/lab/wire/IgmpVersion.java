package net.igmpproxy.lab.wire;

/** The versions of the protocol. */
public enum IgmpVersion {
    V1(1),
    V2(2),
    V3(3);

    private final int number;

    IgmpVersion(int number) {
        this.number = number;
    }

    /** 1, 2 or 3. */
    public int number() {
        return number;
    }
}
