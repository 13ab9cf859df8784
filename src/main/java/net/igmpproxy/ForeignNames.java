package net.igmpproxy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Variables, arguments and system properties that look like properties of the service and are none, such as a variable
 * {@code IGMPPROXY} that holds a path, or the links that Kubernetes makes for a service called igmp-proxy. Spring would take some of
 * them for the group of properties itself, and fail. They are hidden from it, and told to whoever reads the log.
 */
final class ForeignNames {
    /** What an orchestrator sets for the port of another service: no port that could be listened on. */
    private static final Pattern PORT_OF_ANOTHER = Pattern.compile("(tcp|udp|sctp)://.*");

    private static final Logger LOGGER = LoggerFactory.getLogger(ForeignNames.class);

    private final List<String> warnings = new ArrayList<>();

    /**
     * Takes the arguments away that name no property.
     *
     * @return the others
     */
    String[] hide(String[] arguments) {
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

    /** Hides the variables and system properties that name no property from an environment. */
    void hide(ConfigurableEnvironment environment) {
        MutablePropertySources sources = environment.getPropertySources();
        String variables = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        PropertySource<?> present = sources.get(variables);
        if (present instanceof SystemEnvironmentPropertySource environmentSource) {
            sources.replace(
                    variables,
                    new SystemEnvironmentPropertySource(variables, ownVariables(environmentSource.getSource())));
        }
        String system = StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME;
        if (sources.get(system) instanceof PropertiesPropertySource systemSource
                && systemSource.getSource().keySet().stream().anyMatch(ForeignNames::isForeign)) {
            sources.replace(system, new MapPropertySource(system, ownProperties(systemSource.getSource())));
        }
    }

    /** Does the same where there is a log, and logs all that was hidden. */
    void hideAndLog(ConfigurableEnvironment environment) {
        hide(environment);
        warnings.forEach(LOGGER::warn);
    }

    /** What is to be logged. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private Map<String, Object> ownVariables(Map<String, Object> all) {
        Map<String, Object> own = new LinkedHashMap<>(all);
        own.entrySet().removeIf(variable -> isLink(variable.getKey(), String.valueOf(variable.getValue())));
        own.keySet().removeIf(name -> {
            boolean foreign = isForeignVariable(name);
            if (foreign) {
                warn(
                        "environment variable " + name,
                        ServiceProperty.nearest(name, true).orElse(""));
            }
            return foreign;
        });
        return own;
    }

    private Map<String, Object> ownProperties(Map<String, Object> all) {
        Map<String, Object> own = new LinkedHashMap<>(all);
        own.keySet().removeIf(name -> {
            boolean foreign = isForeign(name);
            if (foreign) {
                warn(
                        "system property " + name,
                        ServiceProperty.nearest(name, false).orElse(""));
            }
            return foreign;
        });
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
