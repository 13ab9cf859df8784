/** What is wrong with the proxy, the kernel's settings, or the network around them, and what to do about it. */
@NullMarked
package net.igmpproxy.runtime.diagnosis;

import org.jspecify.annotations.NullMarked;
