package net.igmpproxy.launch;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConverterNotFoundException;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

/** Failure analysis that names the property or variable with an invalid value, the value, and the valid values. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PropertyFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {
    /** Returns null, which leaves the failure to Spring, if the property is not one of the service. */
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        ConfigurationProperty property = cause.getProperty();
        if (property == null || !ServiceProperty.isClaimedBy(property.getName().toString())) {
            return null;
        }
        ConversionFailedException conversion = findCause(cause, ConversionFailedException.class);
        if (conversion == null) {
            return findCause(cause, ConverterNotFoundException.class) == null ? null : needsKeys(property, cause);
        }
        return validValues(conversion.getTargetType().getObjectType())
                .map(values -> new FailureAnalysis(
                        written(property) + ": " + property.getValue() + ": must be " + values,
                        "Set " + written(property) + " to " + values + ", or remove it for its default.",
                        cause))
                .orElse(null);
    }

    /** Returns the analysis of a single value given for a property that has one value per key. */
    private static FailureAnalysis needsKeys(ConfigurationProperty property, BindException cause) {
        String written = written(property);
        String example = written + (written.contains(".") ? ".anna=viewer" : "_ANNA=viewer");
        return new FailureAnalysis(
                written + ": " + property.getValue() + ": must have a key for each value, such as " + example,
                "Set " + example + " for each key, or remove " + written + ".",
                cause);
    }

    private static Optional<String> validValues(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or ")));
        }
        if (Boolean.class.equals(type)) {
            return Optional.of("true or false");
        }
        if (Integer.class.equals(type) || Long.class.equals(type)) {
            return Optional.of("a whole number, such as 100");
        }
        if (DataSize.class.equals(type)) {
            return Optional.of("a size, such as 16MB");
        }
        return Duration.class.equals(type) ? Optional.of("a time, such as 10s") : Optional.empty();
    }

    /** Returns the name as the operator wrote it: that of the variable if the value comes from the environment. */
    private static String written(ConfigurationProperty property) {
        String name = property.getName().toString();
        ConfigurationPropertySource source = property.getSource();
        return source != null && source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource
                ? ServiceProperty.variable(name)
                : name;
    }
}
