/** The page, as people use it: in a real browser, of the real service. */
@NullMarked
package net.igmpproxy.page;

import org.jspecify.annotations.NullMarked;
