package net.igmpproxy.runtime.diagnosis;

import java.time.Instant;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;

/**
 * Finding with the time of its first observation.
 *
 * @param since time from which the finding has persisted; for recurring events, the time of the first one
 */
public record DatedDiagnosis(Diagnosis diagnosis, Instant since) {}
