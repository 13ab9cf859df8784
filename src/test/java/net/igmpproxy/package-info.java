/** Tests of the whole: the walls between the packages. */
@NullMarked
package net.igmpproxy;

import org.jspecify.annotations.NullMarked;
