/** What the service answers to everybody in the same way, kept in memory. */
@NullMarked
package net.igmpproxy.api.content;

import org.jspecify.annotations.NullMarked;
