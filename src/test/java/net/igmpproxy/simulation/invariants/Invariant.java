package net.igmpproxy.simulation.invariants;

/** Something that must hold whenever the proxy has handled all that it was given. */
interface Invariant {
    /**
     * Looks whether it does.
     *
     * @throws Violation if not
     */
    void check(Snapshot snapshot);
}
