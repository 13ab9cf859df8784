/** Network namespaces, and sockets in them, for laboratories on the real kernel. */
@NullMarked
package net.igmpproxy.lab.netns;

import org.jspecify.annotations.NullMarked;
