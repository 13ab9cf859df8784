/** Tests of the container image, built and run by a Docker engine. */
@NullMarked
package net.igmpproxy.image;

import org.jspecify.annotations.NullMarked;
