/** Parameters, dry runs, versions and responses shared by all requests that change the configuration. */
@NullMarked
package net.igmpproxy.api.change;

import org.jspecify.annotations.NullMarked;
