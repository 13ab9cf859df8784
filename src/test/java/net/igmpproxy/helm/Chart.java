package net.igmpproxy.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** Helm chart, rendered by Helm. */
public final class Chart {
    static final Path DIRECTORY = Path.of("helm/igmp-proxy").toAbsolutePath();

    private static final String RELEASE = "tv";
    private static final String NAMESPACE = "multicast";
    private static final String KUBERNETES = "1.25.0";

    private Chart() {}

    /** Returns the messages of a failed strict {@code helm lint} with default values; empty if it passes. */
    static List<String> lint() {
        LintResult result = new Helm(DIRECTORY).lint().strict().call();
        return result.isFailed() ? result.getMessages() : List.of();
    }

    /** Returns all rendered manifests as text. */
    static String render(Path values) {
        return new Helm(DIRECTORY)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(KUBERNETES)
                .withValuesFile(values)
                .call();
    }

    /** Returns all rendered manifests as Kubernetes API types. */
    static List<HasMetadata> manifests(Path values) {
        return StreamSupport.stream(new Yaml().loadAll(render(values)).spliterator(), false)
                .filter(Objects::nonNull)
                .map(Chart::tree)
                .map(Manifest::read)
                .toList();
    }

    /** Returns the rendered manifests of one kind. */
    public static <T extends HasMetadata> List<T> manifests(Path values, Class<T> kind) {
        return manifests(values).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tree(Object document) {
        return (Map<String, Object>) document;
    }
}
