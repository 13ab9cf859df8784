package net.igmpproxy.api.security;

import java.nio.file.Path;
import net.igmpproxy.api.security.token.SecuritySetupException;

/** Thrown if other hosts could reach the service and no authentication is configured. */
final class UnprotectedAddressException extends SecuritySetupException {
    private static final long serialVersionUID = 1L;

    /** @param address the bind address of the service */
    UnprotectedAddressException(String address, Path tokens) {
        super(
                "REST would be open to everybody who reaches " + address
                        + ": server.address is no loopback address, and there is no token in " + tokens
                        + ", no identity provider and no client certificate to ask for.",
                "Do one of these and start again:\n"
                        + "  * make a token (docs/security.md): igmp-proxy token --name=admin --role=operator --file="
                        + tokens
                        + "\n"
                        + "  * name an identity provider: --spring.security.oauth2.resourceserver.jwt.issuer-uri=...\n"
                        + "  * ask for client certificates: --server.ssl.client-auth=need and"
                        + " --igmp-proxy.security.certificate-roles.<CN>=operator\n"
                        + "  * leave --server.address at 127.0.0.1; health and metrics alone can be reached from"
                        + " elsewhere with --management.server.address and --management.server.port",
                null);
    }
}
