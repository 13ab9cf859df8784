package net.igmpproxy.runtime.probe;

import java.util.Optional;

/** Port to the part of the service that decides who may use REST. */
@FunctionalInterface
public interface AccessProbe {
    /** The present problem; empty if users are admitted as set up. */
    Optional<AccessProblem> accessProblem();
}
