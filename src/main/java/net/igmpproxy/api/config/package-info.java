/** Configuration document over REST: reading, replacing, importing, confirming and rolling back. */
@NullMarked
package net.igmpproxy.api.config;

import org.jspecify.annotations.NullMarked;
