/** The engine under test, and a model of the kernel that it commands. */
@NullMarked
package net.igmpproxy.simulation.proxy;

import org.jspecify.annotations.NullMarked;
