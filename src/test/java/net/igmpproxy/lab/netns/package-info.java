/** Network namespaces, and sockets inside them, for a laboratory on the real kernel. */
@NullMarked
package net.igmpproxy.lab.netns;

import org.jspecify.annotations.NullMarked;
