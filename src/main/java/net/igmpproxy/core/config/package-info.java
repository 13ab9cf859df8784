/** The configuration document as values that cannot be built wrong. */
@NullMarked
package net.igmpproxy.core.config;

import org.jspecify.annotations.NullMarked;
