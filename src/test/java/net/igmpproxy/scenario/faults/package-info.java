/** Many faults in a row, and what must be left of them: nothing. */
@NullMarked
package net.igmpproxy.scenario.faults;

import org.jspecify.annotations.NullMarked;
