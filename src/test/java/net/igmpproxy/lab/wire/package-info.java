/** A reader and writer of IGMP packets that shares nothing with the code under test. */
@NullMarked
package net.igmpproxy.lab.wire;

import org.jspecify.annotations.NullMarked;
