package net.igmpproxy.simulation.invariants;

/** Condition that must hold whenever the proxy has processed all its inputs. */
interface Invariant {
    /**
     * Checks the condition.
     *
     * @throws Violation if it does not hold
     */
    void check(Snapshot snapshot);
}
