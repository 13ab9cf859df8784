/** What all requests have in common that change the configuration: their parameters, dry runs, versions and answers. */
@NullMarked
package net.igmpproxy.api.change;

import org.jspecify.annotations.NullMarked;
