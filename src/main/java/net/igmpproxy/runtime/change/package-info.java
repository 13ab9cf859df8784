/** Changes of the configuration: validation, storage, confirmation, revisions, and edits of the configuration file. */
@NullMarked
package net.igmpproxy.runtime.change;

import org.jspecify.annotations.NullMarked;
