package net.igmpproxy.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.core.config.document.FieldError;
import net.igmpproxy.core.config.document.FieldPath;
import net.igmpproxy.core.config.document.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML file as a tree of maps, lists and scalars, with the line of each value. Tags cannot create anything but plain
 * data. No node is visited twice, so chains of aliases cannot enlarge the tree.
 */
final class YamlDocument {
    private final Path file;
    private final Map<FieldPath, Integer> lines = new HashMap<>();
    private final List<FileError> errors = new ArrayList<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final YamlScalars scalars = new YamlScalars(new LoaderOptions());
    private final @Nullable Object tree;

    private YamlDocument(Path file, @Nullable Node root) {
        this.file = file;
        this.tree = root == null ? null : value(FieldPath.ROOT, root);
    }

    /**
     * Parses the text of a file.
     *
     * @param mostCharacters maximum length in characters
     * @throws InvalidConfigurationFileException if the text is not YAML
     */
    static YamlDocument parse(Path file, String text, int mostCharacters) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(mostCharacters);
        try {
            return new YamlDocument(
                    file,
                    new Composer(new ParserImpl(new TextReader(text), options), new Resolver(), options)
                            .getSingleNode());
        } catch (MarkedYAMLException failure) {
            throw new InvalidConfigurationFileException(file, List.of(syntaxError(failure)));
        } catch (YAMLException failure) {
            throw new InvalidConfigurationFileException(
                    file, List.of(new FileError(1, "not valid YAML: " + failure.getMessage())));
        }
    }

    /**
     * Reads a configuration from the text of a file; a text without keys is an empty configuration.
     *
     * @param mostCharacters maximum length in characters
     * @throws InvalidConfigurationFileException if the text is not a valid configuration
     */
    static ProxyConfiguration configuration(Path file, String text, int mostCharacters) {
        YamlDocument document = parse(file, text, mostCharacters);
        if (document.isEmpty()) {
            return ProxyConfiguration.EMPTY;
        }
        try {
            ProxyConfiguration configuration = ConfigurationReader.read(document.tree());
            document.requireSound();
            return configuration;
        } catch (InvalidConfigurationException refusal) {
            throw document.refusal(refusal.errors());
        }
    }

    /** Returns true if the file has comments only. */
    boolean isEmpty() {
        return tree == null;
    }

    @Nullable
    Object tree() {
        return tree;
    }

    /**
     * Checks that the file has no errors that its tree does not show, such as a duplicate key.
     *
     * @throws InvalidConfigurationFileException if there are any
     */
    void requireSound() {
        if (!errors.isEmpty()) {
            throw refusal(List.of());
        }
    }

    /** Creates an exception with the errors of the tree and those of the file. */
    InvalidConfigurationFileException refusal(List<FieldError> errorsOfTree) {
        List<FileError> all = new ArrayList<>(errors);
        errorsOfTree.forEach(error -> all.add(FileError.at(lines.getOrDefault(error.path(), 1), error)));
        return new InvalidConfigurationFileException(file, all);
    }

    private static FileError syntaxError(MarkedYAMLException failure) {
        Mark mark = failure.getProblemMark();
        return new FileError(
                mark.getLine() + 1,
                "column " + (mark.getColumn() + 1) + ": not valid YAML: " + failure.getProblem()
                        + ": check the indentation and the colons up to here");
    }

    private @Nullable Object value(FieldPath path, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalars.value(scalar);
        }
        if (!seen.add(node)) {
            refuse(path, "aliases of lists and objects are not supported: write the value out");
            return node instanceof SequenceNode ? List.of() : Map.of();
        }
        return node instanceof SequenceNode sequence ? list(path, sequence) : map(path, (MappingNode) node);
    }

    private List<@Nullable Object> list(FieldPath path, SequenceNode node) {
        List<@Nullable Object> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            FieldPath itemPath = path.index(items.size());
            lines.put(itemPath, lineOf(item));
            items.add(value(itemPath, item));
        }
        return items;
    }

    private Map<String, @Nullable Object> map(FieldPath path, MappingNode node) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
                errors.add(new FileError(lineOf(entry.getKeyNode()), path + ": a key must be a plain text"));
                continue;
            }
            // Uses the text of the scalar: an interface may be named "on" or "123".
            String key = keyNode.getValue();
            FieldPath keyPath = path.key(key);
            Integer earlier = lines.put(keyPath, lineOf(keyNode));
            if (entries.containsKey(key)) {
                refuse(keyPath, "is a duplicate, first on line " + earlier + ": remove one of the two");
            }
            entries.put(key, value(keyPath, entry.getValueNode()));
        }
        return entries;
    }

    private void refuse(FieldPath path, String message) {
        errors.add(FileError.at(lines.getOrDefault(path, 1), new FieldError(path, null, message)));
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
