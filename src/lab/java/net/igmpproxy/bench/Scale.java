package net.igmpproxy.bench;

/**
 * Sizes of the measurements.
 *
 * @param joins      the number of sequential joins in a warm process
 * @param warmJoins  the number of joins before them
 * @param groups     the smaller number of groups in simultaneous reports
 * @param manyGroups the larger number of groups in simultaneous reports
 * @param singles    the number of groups with one report each
 * @param flows      the smaller number of simultaneous flow starts
 * @param manyFlows  the larger number of simultaneous flow starts
 * @param zapSeconds the duration in seconds for which hosts change groups
 * @param hosts      the number of hosts that join the larger number of groups
 * @param lans       the number of downstream links; the kernel has 32 VIFs, one of which is upstream
 * @param rounds     the number of rounds per measurement
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
    /** Small sizes, for a check of completeness. */
    static final Scale SMALL = new Scale(10, 50, 300, 1_000, 300, 50, 100, 1, 3, 4, 1);

    /** Full sizes, for published results. */
    static final Scale FULL = new Scale(500, 5_000, 10_000, 100_000, 10_000, 1_000, 10_000, 30, 10, 31, 3);
}
