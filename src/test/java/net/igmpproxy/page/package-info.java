/** Tests of the page in a real browser with the real service. */
@NullMarked
package net.igmpproxy.page;

import org.jspecify.annotations.NullMarked;
