package net.igmpproxy.api.security;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.igmpproxy.api.security.token.ApiRole;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use the REST interface.
 *
 * @param tokensFile       the file of the hashes of bearer tokens; it need not exist
 * @param certificateRoles the roles of client certificates by the CN of their subject
 * @param rolesClaim       the claim of a JWT that lists roles; its scopes count, too
 * @param allowedHosts     names that the service may be reached by besides addresses and localhost
 * @param protectMetrics   whether metrics on a port of their own need a role, as they do on the port of REST
 */
@ConfigurationProperties("igmp-proxy.security")
public record SecurityProperties(
        @DefaultValue("/etc/igmp-proxy/tokens") Path tokensFile,
        @DefaultValue Map<String, ApiRole> certificateRoles,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue("false") boolean protectMetrics) {}
