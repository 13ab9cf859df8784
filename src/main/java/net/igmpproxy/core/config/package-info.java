/** Configuration document: validated immutable records, and their conversion from and to plain trees. */
@NullMarked
package net.igmpproxy.core.config;

import org.jspecify.annotations.NullMarked;
