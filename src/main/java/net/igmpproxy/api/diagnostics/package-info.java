/** What is wrong, or may be, and what to do about it. */
@NullMarked
package net.igmpproxy.api.diagnostics;

import org.jspecify.annotations.NullMarked;
