/** Tests of the released files: contents and reproducibility. */
@NullMarked
package net.igmpproxy.release;

import org.jspecify.annotations.NullMarked;
