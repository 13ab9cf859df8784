/** Clients whose connections the service closes. */
@NullMarked
package net.igmpproxy.runtime.client;

import org.jspecify.annotations.NullMarked;
