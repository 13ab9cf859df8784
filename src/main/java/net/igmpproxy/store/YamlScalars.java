package net.igmpproxy.store;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns scalars into numbers, truth values and texts by the rules of YAML 1.1. */
final class YamlScalars extends SafeConstructor {
    /** No number of a configuration is longer; to make one of millions of digits takes minutes. */
    private static final int LONGEST_NUMBER = 64;

    YamlScalars(LoaderOptions options) {
        super(options);
    }

    /** The value of a scalar; its text, if it is of no kind that a configuration has. */
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
            // As in "!!int one": the text will be refused by whoever wants a number.
            return node.getValue();
        }
    }
}
