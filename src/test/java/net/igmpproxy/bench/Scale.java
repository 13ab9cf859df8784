package net.igmpproxy.bench;

/**
 * How much is measured.
 *
 * @param joins      joins one after another in a process that has seen some
 * @param warmJoins  how many it has seen then
 * @param groups     groups in reports at once, the smaller number
 * @param manyGroups groups in reports at once, the larger number
 * @param singles    groups in a report each
 * @param flows      flows that begin at once, the smaller number
 * @param manyFlows  flows that begin at once, the larger number
 * @param zapSeconds for how long hosts change from group to group
 * @param hosts      hosts that all ask for the larger number of groups
 * @param lans       downstream networks of a router with many; the kernel has 32 VIFs, and one is upstream's
 * @param rounds     how often each is measured
 */
record Scale(
        int joins,
        int warmJoins,
        int groups,
        int manyGroups,
        int singles,
        int flows,
        int manyFlows,
        int zapSeconds,
        int hosts,
        int lans,
        int rounds) {
    /** Enough to see whether all is there. */
    static final Scale SMALL = new Scale(10, 50, 300, 1_000, 300, 50, 100, 1, 3, 4, 1);

    /** What people ask for. */
    static final Scale FULL = new Scale(500, 5_000, 10_000, 100_000, 10_000, 1_000, 10_000, 30, 10, 31, 3);
}
