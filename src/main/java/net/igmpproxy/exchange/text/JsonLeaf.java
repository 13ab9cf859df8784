package net.igmpproxy.exchange.text;

import java.util.List;
import java.util.Optional;

/**
 * The end of a branch of a JSON text.
 *
 * @param line  line in which it stands, from 1
 * @param path  names that lead to it, from the outermost object on
 * @param value the string or number, each element of an array on its own; empty for {@code {}}, {@code []}, {@code null} and
 *              {@code true}
 */
public record JsonLeaf(int line, List<String> path, Optional<String> value) {
    public JsonLeaf {
        path = List.copyOf(path);
    }
}
