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

/** The chart as Helm renders it. */
public final class Chart {
    static final Path DIRECTORY = Path.of("helm/igmp-proxy").toAbsolutePath();

    private static final String RELEASE = "tv";
    private static final String NAMESPACE = "multicast";
    private static final String KUBERNETES = "1.25.0";

    private Chart() {}

    /** What Helm finds wrong with the chart by itself, with its own values; strict, so that a warning counts. */
    static List<String> lint() {
        LintResult result = new Helm(DIRECTORY).lint().strict().call();
        return result.isFailed() ? result.getMessages() : List.of();
    }

    /** All manifests as text. */
    static String render(Path values) {
        return new Helm(DIRECTORY)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(KUBERNETES)
                .withValuesFile(values)
                .call();
    }

    /** All manifests as the types of the Kubernetes API have them. */
    static List<HasMetadata> manifests(Path values) {
        return StreamSupport.stream(new Yaml().loadAll(render(values)).spliterator(), false)
                .filter(Objects::nonNull)
                .map(Chart::tree)
                .map(Manifest::read)
                .toList();
    }

    /** The manifests of one kind. */
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
