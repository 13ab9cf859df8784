/** Findings of the diagnosis and their texts. */
@NullMarked
package net.igmpproxy.runtime.diagnosis.finding;

import org.jspecify.annotations.NullMarked;
