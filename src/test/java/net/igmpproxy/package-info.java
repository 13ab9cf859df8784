/** Tests of the process start and of the dependencies between packages. */
@NullMarked
package net.igmpproxy;

import org.jspecify.annotations.NullMarked;
