package net.igmpproxy.core.querier;

import java.time.Duration;

/**
 * For how long yet queriers of older versions are taken to be present, if none is heard meanwhile; zero where none is.
 *
 * @param version1 IGMPv1
 * @param version2 IGMPv2
 */
public record OlderQueriersPresent(Duration version1, Duration version2) {}
