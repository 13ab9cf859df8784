/** The configuration document: its keys, reader, writer, validation errors, and merge patches. */
@NullMarked
package net.igmpproxy.core.config.document;

import org.jspecify.annotations.NullMarked;
