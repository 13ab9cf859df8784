/** Start of the process: early startup of the proxy, signals, service manager, and command-line commands. */
@NullMarked
package net.igmpproxy.launch;

import org.jspecify.annotations.NullMarked;
