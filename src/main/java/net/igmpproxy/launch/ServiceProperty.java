package net.igmpproxy.launch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.igmpproxy.core.config.document.KeySuggestion;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Properties of the service, with their names in files, on the command line and in the environment. */
enum ServiceProperty {
    CONFIG_FILE("config-file"),
    CONFIG_MODE("config-mode"),
    REVISIONS_DIRECTORY("revisions-directory"),
    REVISIONS_KEPT("revisions-kept"),
    HANDOVER_ENABLED("handover.enabled"),
    HANDOVER_STAND_BY("handover.stand-by"),
    PROBE_DIRECTORY("probe.directory"),
    RECEIVE_BUFFER("receive-buffer"),
    ENGINE_REAL_TIME("engine.real-time"),
    ENGINE_BUSY_POLL_MICROS("engine.busy-poll-micros"),
    METRICS_MAX_GROUPS("metrics.max-groups"),
    REST_REQUEST_TIME("rest.request-time"),
    EVENTS_PING_INTERVAL("events.ping-interval"),
    SECURITY_TOKENS_FILE("security.tokens-file"),
    SECURITY_CERTIFICATE_ROLES("security.certificate-roles"),
    SECURITY_ROLES_CLAIM("security.roles-claim"),
    SECURITY_ALLOWED_HOSTS("security.allowed-hosts"),
    SECURITY_PROTECT_METRICS("security.protect-metrics");

    private static final String PREFIX = "igmp-proxy";
    private static final String PLAIN_PREFIX = plain(PREFIX);

    /** Properties with several values, whose names may be followed by keys or indices. */
    private static final List<ServiceProperty> WITH_KEYS = List.of(SECURITY_CERTIFICATE_ROLES, SECURITY_ALLOWED_HOSTS);

    /** Variables that Kubernetes and Docker set for other services of any name. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

    private final String text;

    ServiceProperty(String name) {
        text = PREFIX + "." + name;
    }

    /** Returns the name in a property file and on the command line. */
    String text() {
        return text;
    }

    /** Returns the name in the environment. */
    String variable() {
        return variable(text);
    }

    /** Converts a property name from file notation to environment notation. */
    static String variable(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Returns true if a name, in any notation, begins with the prefix of the service. */
    static boolean isClaimedBy(String name) {
        return plain(name).startsWith(PLAIN_PREFIX);
    }

    /** Returns true if Spring binds one of these properties from the environment variable. */
    static boolean isBoundFromVariable(String name) {
        return isBoundFrom(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, "")));
    }

    /** Returns true if Spring binds one of these properties from an argument or a system property of that name. */
    static boolean isBound(String name) {
        return isBoundFrom(new MapPropertySource("names", Map.of(name, "")));
    }

    /**
     * Applies the binding rules of Spring itself. They differ by source, and Spring ignores a name that is nearly right
     * without notice.
     */
    private static boolean isBoundFrom(PropertySource<?> source) {
        ConfigurationPropertySource names = ConfigurationPropertySource.from(source);
        return names != null && Arrays.stream(values()).anyMatch(property -> property.isIn(names));
    }

    private boolean isIn(ConfigurationPropertySource source) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(text);
        return source.getConfigurationProperty(name) != null
                || (WITH_KEYS.contains(this)
                        && source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT);
    }

    /** Returns true if an orchestrator sets the variable as a link to another service. */
    static boolean isServiceLink(String variable) {
        return SERVICE_LINK.matcher(variable.toUpperCase(Locale.ROOT)).matches();
    }

    /**
     * Returns the property nearest to an unknown name, in the notation of the source. That is the first property that
     * begins with the name, or else the one with the smallest edit distance.
     */
    static Optional<String> nearest(String unknown, boolean inEnvironment) {
        List<String> names = Stream.of(values())
                .map(property -> inEnvironment ? property.variable() : property.text)
                .toList();
        String beginning = plain(unknown);
        return names.stream()
                .filter(name -> beginning.length() > PLAIN_PREFIX.length()
                        && plain(name).startsWith(beginning))
                .findFirst()
                .or(() -> KeySuggestion.nearest(unknown, names));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
