package net.igmpproxy.runtime.diagnosis;

import java.time.Instant;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;

/**
 * Something that is wrong, and since when.
 *
 * @param since when it was first seen, and has been ever since; of what happens now and then, when it happened first
 */
public record DatedDiagnosis(Diagnosis diagnosis, Instant since) {}
