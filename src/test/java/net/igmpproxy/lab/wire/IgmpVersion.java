package net.igmpproxy.lab.wire;

/** IGMP version. */
public enum IgmpVersion {
    V1(1),
    V2(2),
    V3(3);

    private final int number;

    IgmpVersion(int number) {
        this.number = number;
    }

    /** Returns 1, 2 or 3. */
    public int number() {
        return number;
    }
}
