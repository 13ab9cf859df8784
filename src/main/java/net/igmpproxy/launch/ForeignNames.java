package net.igmpproxy.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Filter for variables, arguments and other properties that look like properties of the service but are not. Examples
 * are a variable {@code IGMPPROXY} with a path, and the service links of Kubernetes for a service named igmp-proxy.
 * Spring would bind some of them to the property group itself and fail. They are hidden from Spring and logged.
 */
public final class ForeignNames {
    /** Value of the port variable of another service, as set by an orchestrator; not a port number. */
    private static final Pattern PORT_OF_ANOTHER = Pattern.compile("(tcp|udp|sctp)://.*");

    /** Variables passed from one process of the service to the next. */
    private static final Set<String> BETWEEN_PROCESSES = Set.of(NextProcess.PROGRAM, FollowingProcess.VARIABLE);

    private static final Logger LOGGER = LoggerFactory.getLogger(ForeignNames.class);

    private final List<String> warnings = new ArrayList<>();

    /**
     * Removes the arguments that name no property, and records a warning for each.
     *
     * @return the other arguments
     */
    public String[] hide(String[] arguments) {
        List<String> others = new ArrayList<>();
        for (String argument : arguments) {
            String name = argument.startsWith("--") ? argument.substring(2).replaceFirst("=.*", "") : "";
            if (isForeign(name)) {
                warn(
                        "argument --" + name,
                        ServiceProperty.nearest(name, false)
                                .map(near -> "--" + near)
                                .orElse(""));
            } else {
                others.add(argument);
            }
        }
        return others.toArray(String[]::new);
    }

    /**
     * Hides names that are no properties from all sources of an environment: variables, system properties, JSON, files.
     * Also hides empty variables: {@code ${X}} with X unset means no value.
     */
    public void hide(ConfigurableEnvironment environment) {
        MutablePropertySources sources = environment.getPropertySources();
        for (PropertySource<?> source : sources.stream().toList()) {
            if (source instanceof SystemEnvironmentPropertySource variables) {
                sources.replace(
                        source.getName(),
                        new SystemEnvironmentPropertySource(source.getName(), ownVariables(variables.getSource())));
            } else if (source instanceof EnumerablePropertySource<?> named
                    && Stream.of(named.getPropertyNames()).anyMatch(ForeignNames::isForeign)) {
                sources.replace(source.getName(), new MapPropertySource(source.getName(), ownProperties(named)));
            }
        }
    }

    /** Hides the names and logs all warnings; requires an initialized log. */
    public void hideAndLog(ConfigurableEnvironment environment) {
        hide(environment);
        warnings.forEach(LOGGER::warn);
    }

    /** Returns the warnings to log. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private Map<String, Object> ownVariables(Map<String, Object> all) {
        Map<String, Object> own = new LinkedHashMap<>(all);
        own.entrySet().removeIf(variable -> isLink(variable.getKey(), String.valueOf(variable.getValue())));
        own.keySet().removeAll(BETWEEN_PROCESSES);
        own.keySet().removeIf(name -> {
            boolean foreign = isForeignVariable(name);
            if (foreign) {
                warn(
                        "environment variable " + name,
                        ServiceProperty.nearest(name, true).orElse(""));
            }
            return foreign;
        });
        own.entrySet().removeIf(variable -> isEmptyProperty(variable.getKey(), String.valueOf(variable.getValue())));
        return own;
    }

    private boolean isEmptyProperty(String name, String value) {
        boolean empty = value.isBlank() && ServiceProperty.isClaimedBy(name);
        if (empty) {
            warnings.add("The environment variable " + name + " is empty and is ignored, as if it were not set");
        }
        return empty;
    }

    private Map<String, Object> ownProperties(EnumerablePropertySource<?> source) {
        String place = StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME.equals(source.getName())
                ? "system property "
                : "property (" + source.getName() + ") ";
        Map<String, Object> own = new LinkedHashMap<>();
        for (String name : source.getPropertyNames()) {
            Object value = source.getProperty(name);
            if (isForeign(name)) {
                warn(place + name, ServiceProperty.nearest(name, false).orElse(""));
            } else if (value != null) {
                own.put(name, value);
            }
        }
        return own;
    }

    private static boolean isLink(String name, String value) {
        return ServiceProperty.isServiceLink(name)
                && (isForeignVariable(name) || PORT_OF_ANOTHER.matcher(value).matches());
    }

    private static boolean isForeign(String name) {
        return ServiceProperty.isClaimedBy(name) && !ServiceProperty.isBound(name);
    }

    private static boolean isForeignVariable(String name) {
        return ServiceProperty.isClaimedBy(name) && !ServiceProperty.isBoundFromVariable(name);
    }

    private void warn(String what, String nearest) {
        warnings.add("The " + what + " is no property of the service and is ignored"
                + (nearest.isEmpty() ? "" : ": did you mean " + nearest + "?"));
    }
}
