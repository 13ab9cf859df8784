/**
 * The running service through a client that openapi-generator makes of {@code openapi/igmp-proxy.yaml} in every build
 * ({@code net.igmpproxy.client}).
 */
@NullMarked
package net.igmpproxy.scenario.client;

import org.jspecify.annotations.NullMarked;
