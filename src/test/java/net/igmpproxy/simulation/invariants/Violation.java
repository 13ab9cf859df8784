package net.igmpproxy.simulation.invariants;

/** Thrown if an invariant does not hold. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    Violation(String message) {
        super(message);
    }
}
