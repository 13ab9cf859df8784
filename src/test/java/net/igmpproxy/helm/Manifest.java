package net.igmpproxy.helm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Manifest parser that maps each kind to its Kubernetes API type and refuses unknown fields. */
final class Manifest {
    private static final Map<String, Class<? extends HasMetadata>> TYPES = Stream.of(
                    ConfigMap.class,
                    DaemonSet.class,
                    NetworkPolicy.class,
                    PodDisruptionBudget.class,
                    PrometheusRule.class,
                    Secret.class,
                    Service.class,
                    ServiceAccount.class,
                    ServiceMonitor.class)
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    /** Mapper that refuses unknown fields. By default the API types accept and keep them. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public @Nullable Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    private Manifest() {}

    /**
     * Parses a manifest.
     *
     * @throws IllegalArgumentException if the kind, version or a field is unknown, or a value has the wrong type
     */
    static HasMetadata read(Map<String, Object> tree) {
        Class<? extends HasMetadata> type = TYPES.get(String.valueOf(tree.get("kind")));
        if (type == null) {
            throw new IllegalArgumentException("unknown kind in " + tree);
        }
        HasMetadata manifest = STRICT.convertValue(tree, type);
        String expected = HasMetadata.getApiVersion(type);
        if (!expected.equals(manifest.getApiVersion())) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " is of " + expected + ", not of " + manifest.getApiVersion());
        }
        return manifest;
    }
}
