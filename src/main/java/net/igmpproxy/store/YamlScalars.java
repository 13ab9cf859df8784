package net.igmpproxy.store;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Converts scalars to numbers, booleans and strings by the rules of YAML 1.1. */
final class YamlScalars extends SafeConstructor {
    /** Maximum length of a number in characters; converting millions of digits takes minutes. */
    private static final int LONGEST_NUMBER = 64;

    YamlScalars(LoaderOptions options) {
        super(options);
    }

    /** Returns the value of a scalar; its text if its type does not occur in configurations. */
    @Nullable
    Object value(ScalarNode node) {
        Tag tag = node.getTag();
        if (node.getValue().length() > LONGEST_NUMBER) {
            return node.getValue();
        }
        if (!tag.equals(Tag.NULL) && !tag.equals(Tag.BOOL) && !tag.equals(Tag.INT) && !tag.equals(Tag.FLOAT)) {
            return node.getValue();
        }
        try {
            return constructDocument(node);
        } catch (NumberFormatException | YAMLException mismatch) {
            // For example "!!int one": the reader of the value reports the error.
            return node.getValue();
        }
    }
}
