package net.igmpproxy.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import org.springframework.context.annotation.Configuration;

/** Title, server and security scheme of the OpenAPI document at {@code /v3/api-docs}. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "igmp-proxy",
                        version = "v1",
                        description = "IGMP proxy (RFC 4605) for Linux routers",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        servers = @Server(url = "/", description = "This service"),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        name = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "API token of this service, or a JWT of the identity provider. Not needed on loopback until the"
                + " first token is created.")
@Configuration(proxyBeanMethods = false)
class ApiDescription {}
