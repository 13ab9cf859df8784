/** The application: joins the kernel layer to the runtime, and starts both. */
@NullMarked
package net.igmpproxy;

import org.jspecify.annotations.NullMarked;
