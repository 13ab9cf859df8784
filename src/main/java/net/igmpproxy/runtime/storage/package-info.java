/** Port to the storage of the configuration and of its revisions. */
@NullMarked
package net.igmpproxy.runtime.storage;

import org.jspecify.annotations.NullMarked;
