/** Tests of the Helm chart {@code helm/igmp-proxy}: rendered manifests, schema and refused values. */
@NullMarked
package net.igmpproxy.helm;

import org.jspecify.annotations.NullMarked;
