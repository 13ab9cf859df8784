package net.igmpproxy.api.security;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.igmpproxy.api.security.token.ApiRole;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Security settings of the REST API.
 *
 * @param tokensFile       the file with the hashes of bearer tokens; it need not exist
 * @param certificateRoles the roles of client certificates by the common name (CN) of their subject
 * @param rolesClaim       the JWT claim that lists roles; scopes named like roles count as well
 * @param allowedHosts     the host names of the service, in addition to addresses and localhost
 * @param protectMetrics   true if metrics on a separate management port need a role, as they do on the REST port
 */
@ConfigurationProperties("igmp-proxy.security")
public record SecurityProperties(
        @DefaultValue("/etc/igmp-proxy/tokens") Path tokensFile,
        @DefaultValue Map<String, ApiRole> certificateRoles,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue("false") boolean protectMetrics) {}
