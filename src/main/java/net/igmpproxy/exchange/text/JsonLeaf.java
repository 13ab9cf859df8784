package net.igmpproxy.exchange.text;

import java.util.List;
import java.util.Optional;

/**
 * Leaf of a JSON text.
 *
 * @param line line of the leaf, from 1
 * @param path names from the outermost object to the leaf
 * @param value string or number, one leaf for each array element; empty for {@code {}}, {@code []}, {@code null} and
 *     {@code true}
 */
public record JsonLeaf(int line, List<String> path, Optional<String> value) {
    public JsonLeaf {
        path = List.copyOf(path);
    }
}
