/**
 * Tests of the running service with a client that openapi-generator creates from {@code openapi/igmp-proxy.yaml} in
 * every build ({@code net.igmpproxy.client}).
 */
@NullMarked
package net.igmpproxy.scenario.client;

import org.jspecify.annotations.NullMarked;
