/** Tests of the codec, with golden packets from {@code src/test/resources/packets}. */
@NullMarked
package net.igmpproxy.core.wire;

import org.jspecify.annotations.NullMarked;
