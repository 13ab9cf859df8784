/** The whole configuration document over REST. */
@NullMarked
package net.igmpproxy.api.config;

import org.jspecify.annotations.NullMarked;
