package net.igmpproxy.runtime.probe;

import java.util.Optional;

/** Port to the access control of REST. */
@FunctionalInterface
public interface AccessProbe {
    /** Returns the current problem; empty if users are admitted as configured. */
    Optional<AccessProblem> accessProblem();
}
