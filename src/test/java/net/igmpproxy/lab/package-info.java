/** Laboratory: a router with the proxy, its networks, hosts and sources, in namespaces of the real kernel. */
@NullMarked
package net.igmpproxy.lab;

import org.jspecify.annotations.NullMarked;
