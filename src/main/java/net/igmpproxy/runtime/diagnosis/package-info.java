/** Diagnosis of the proxy, the kernel settings and the network around them, with a remedy for each finding. */
@NullMarked
package net.igmpproxy.runtime.diagnosis;

import org.jspecify.annotations.NullMarked;
