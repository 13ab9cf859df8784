/** Diagnostic findings over REST, each with its remedy. */
@NullMarked
package net.igmpproxy.api.diagnostics;

import org.jspecify.annotations.NullMarked;
