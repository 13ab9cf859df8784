/** Tests of the documents: links, commands, versions and the threat model. */
@NullMarked
package net.igmpproxy.docs;

import org.jspecify.annotations.NullMarked;
