/**
 * Configuration files and their history: YAML parsing with line numbers, atomic replacement, and the commands
 * {@code check} and {@code import}.
 */
@NullMarked
package net.igmpproxy.store;

import org.jspecify.annotations.NullMarked;
