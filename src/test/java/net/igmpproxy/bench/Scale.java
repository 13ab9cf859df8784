package net.igmpproxy.bench;

/**
 * How much is measured.
 *
 * @param joins      joins one after another in a process that has seen some
 * @param warmJoins  how many it has seen then
 * @param groups     groups in reports at once, the smaller number
 * @param manyGroups groups in reports at once, the larger number
 * @param singles    groups in a report each
 * @param flows      flows that begin at once
 */
record Scale(int joins, int warmJoins, int groups, int manyGroups, int singles, int flows) {
    /** Enough to see whether all is there. */
    static final Scale SMALL = new Scale(10, 50, 300, 1_000, 300, 50);

    /** What people ask for. */
    static final Scale FULL = new Scale(500, 5_000, 10_000, 100_000, 10_000, 1_000);
}
