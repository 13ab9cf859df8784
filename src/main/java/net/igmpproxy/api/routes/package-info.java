/** Routes (MFC entries) and rejected sources over REST. */
@NullMarked
package net.igmpproxy.api.routes;

import org.jspecify.annotations.NullMarked;
