/** The configuration document: records that cannot be built wrong, read from and written to plain trees. */
@NullMarked
package net.igmpproxy.core.config;

import org.jspecify.annotations.NullMarked;
