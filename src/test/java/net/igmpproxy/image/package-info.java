/** The container image, built and run on a Docker engine. */
@NullMarked
package net.igmpproxy.image;

import org.jspecify.annotations.NullMarked;
