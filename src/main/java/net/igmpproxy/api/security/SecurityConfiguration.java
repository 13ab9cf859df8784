package net.igmpproxy.api.security;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.igmpproxy.api.AccessReview;
import net.igmpproxy.api.error.ProblemWriter;
import net.igmpproxy.api.security.provider.JwtRoles;
import net.igmpproxy.api.security.provider.KeyRequests;
import net.igmpproxy.api.security.provider.KnownKeys;
import net.igmpproxy.api.security.provider.ProviderTokens;
import net.igmpproxy.api.security.token.ApiRole;
import net.igmpproxy.api.security.token.EitherToken;
import net.igmpproxy.api.security.token.TokenAuthentication;
import net.igmpproxy.api.security.token.TokenFile;
import net.igmpproxy.api.security.token.TokensInForce;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.client.RestOperations;

/** Security filter chain of all requests, and its beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityConfiguration {
    private static final List<HttpMethod> READING = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Methods of the paths that need no authentication. */
    private static final List<HttpMethod> OPEN_METHODS = List.of(HttpMethod.GET, HttpMethod.HEAD);

    /** Property of Spring's own JWT converter, which does not support the roles of this service. */
    private static final String PRINCIPAL_CLAIM = "spring.security.oauth2.resourceserver.jwt.principal-claim-name";

    private static final String PROTECT_METRICS = "igmp-proxy.security.protect-metrics";

    private static final String[] OPEN_TO_READ = {
        "/",
        "/index.html",
        "/page/**",
        "/webjars/uplot/**",
        "/actuator/health/**",
        "/v3/api-docs/**",
        "/swagger-ui/**",
        "/swagger-ui.html",
        "/error"
    };

    /** Paths without authentication on a separate management port; log levels are excluded. */
    private static final String[] OPEN_ON_ITS_OWN_PORT = {
        "/actuator", "/actuator/health/**", "/actuator/info", "/actuator/prometheus"
    };

    @Bean
    TokensInForce tokensInForce(SecurityProperties properties) {
        return new TokensInForce(new TokenFile(properties.tokensFile()), MonotonicClock.system());
    }

    @Bean
    AccessPolicy accessPolicy(
            TokensInForce tokens,
            SecurityProperties properties,
            ObjectProvider<JwtDecoder> decoder,
            ServerProperties server) {
        boolean other = decoder.getIfAvailable() != null
                || !properties.certificateRoles().isEmpty();
        return new AccessPolicy(tokens, other, server.getAddress());
    }

    @Bean
    AuditLog auditLog() {
        return new AuditLog(MonotonicClock.system());
    }

    @Bean
    AccessReview accessReview(AccessPolicy policy, TokensInForce tokens, AuditLog log) {
        return new PresentAccess(policy, tokens, InstantSource.system(), log);
    }

    /** Users of client certificates. There is no password login; this bean prevents Spring's default user. */
    @Bean
    UserDetailsService certificateUsers(SecurityProperties properties) {
        return name -> Optional.ofNullable(properties.certificateRoles().get(name))
                .map(role -> new User(name, "", List.of(role.authority())))
                .orElseThrow(() -> new UsernameNotFoundException("no certificate of " + name + " is known"));
    }

    @Bean
    Refusals refusals(SecurityProperties properties, ProblemWriter problems, AuditLog log, Environment environment) {
        return new Refusals(
                new SiteRule(properties.allowedHosts(), watching(environment)), problems, log, MonotonicClock.system());
    }

    @Bean
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            AccessPolicy policy,
            AuthenticationManager bearers,
            SecurityProperties properties,
            Refusals refusals,
            Environment environment) {
        RequestMatcher watching = watching(environment);
        http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.addHeaderWriter(new ContentPolicy())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(request -> bearers)
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .addFilterBefore(refusals.siteFilter(), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(watching).permitAll();
                    for (HttpMethod method : OPEN_METHODS) {
                        requests.requestMatchers(method, OPEN_TO_READ).permitAll();
                    }
                    for (HttpMethod reading : READING) {
                        requests.requestMatchers(reading).access(openOr(policy, ApiRole.values()));
                    }
                    requests.anyRequest().access(openOr(policy, ApiRole.OPERATOR));
                });
        if (!properties.certificateRoles().isEmpty()) {
            http.x509(certificates -> certificates.authenticationUserDetailsService(
                    new ValidCertificates(certificateUsers(properties), InstantSource.system())));
        }
        return http.build();
    }

    @Bean
    AuthenticationManager bearers(
            TokensInForce tokens,
            SecurityProperties properties,
            ObjectProvider<JwtDecoder> decoder,
            Environment environment,
            AuthenticationEventPublisher publisher) {
        AuthenticationProvider own = new TokenAuthentication(tokens);
        ProviderManager manager = new ProviderManager(List.of(Optional.ofNullable(decoder.getIfAvailable())
                .map(present -> (AuthenticationProvider) new EitherToken(own, jwts(present, properties, environment)))
                .orElse(own)));
        manager.setAuthenticationEventPublisher(publisher);
        return manager;
    }

    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer boundedKeyRequests() {
        // Shared by all decoders: until the provider is found, each attempt creates a decoder.
        RestOperations client = KeyRequests.client(MonotonicClock.system());
        return decoder -> decoder.restOperations(client)
                .jwtProcessorCustomizer(processor -> KnownKeys.standBefore(processor, MonotonicClock.system()));
    }

    private static AuthenticationProvider jwts(
            JwtDecoder decoder, SecurityProperties properties, Environment environment) {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new JwtRoles(properties.rolesClaim()));
        converter.setPrincipalClaimName(environment.getProperty(PRINCIPAL_CLAIM, JwtClaimNames.SUB));
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(converter);
        return new ProviderTokens(provider, MonotonicClock.system());
    }

    private static AuthorizationManager<RequestAuthorizationContext> openOr(AccessPolicy policy, ApiRole... roles) {
        String[] names = Arrays.stream(roles).map(ApiRole::name).toArray(String[]::new);
        AuthorizationManager<RequestAuthorizationContext> closed = AuthorityAuthorizationManager.hasAnyRole(names);
        return new AuthorizationManager<>() {
            @Override
            public @Nullable AuthorizationResult authorize(
                    Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext what) {
                return policy.isOpenTo(what.getRequest())
                        ? new AuthorizationDecision(true)
                        : closed.authorize(who, what);
            }
        };
    }

    /** Matches health and metrics requests that need no authentication on a separate management port. */
    private static RequestMatcher watching(Environment environment) {
        return hasPortForAll(environment)
                ? new OrRequestMatcher(Arrays.stream(OPEN_ON_ITS_OWN_PORT)
                        .flatMap(path -> OPEN_METHODS.stream()
                                .map(method -> (RequestMatcher) PathPatternRequestMatcher.pathPattern(method, path)))
                        .toList())
                : request -> false;
    }

    /**
     * Returns true if the management port is separate and metrics there need no role. Such a port serves only health
     * and metrics.
     */
    private static boolean hasPortForAll(Environment environment) {
        return ManagementPortType.get(environment) == ManagementPortType.DIFFERENT
                && !environment.getProperty(PROTECT_METRICS, Boolean.class, false);
    }
}
