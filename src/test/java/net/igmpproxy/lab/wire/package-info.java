/** Reader and writer of IGMP packets, independent of the code under test. */
@NullMarked
package net.igmpproxy.lab.wire;

import org.jspecify.annotations.NullMarked;
