/** The configuration on disk: one YAML file, read with line numbers for its errors, replaced in one step. */
@NullMarked
package net.igmpproxy.store;

import org.jspecify.annotations.NullMarked;
