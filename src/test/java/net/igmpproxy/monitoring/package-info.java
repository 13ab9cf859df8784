/** Tests of the delivered Prometheus rules and Grafana dashboards with the real programs. */
@NullMarked
package net.igmpproxy.monitoring;

import org.jspecify.annotations.NullMarked;
