/** Inputs, outputs, events and published state of the engine. */
@NullMarked
package net.igmpproxy.core.engine.event;

import org.jspecify.annotations.NullMarked;
