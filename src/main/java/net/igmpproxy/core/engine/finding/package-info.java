/** Findings of the engine, and the rejected messages and sources that cause them. */
@NullMarked
package net.igmpproxy.core.engine.finding;

import org.jspecify.annotations.NullMarked;
