/** What is shipped for Prometheus and Grafana, tried with the real programs. */
@NullMarked
package net.igmpproxy.monitoring;

import org.jspecify.annotations.NullMarked;
