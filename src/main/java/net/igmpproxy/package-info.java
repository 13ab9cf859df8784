/** Application: connects the kernel layer with the runtime and starts both. */
@NullMarked
package net.igmpproxy;

import org.jspecify.annotations.NullMarked;
