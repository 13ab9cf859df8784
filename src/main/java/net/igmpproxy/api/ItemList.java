package net.igmpproxy.api;

import java.util.List;

/**
 * A list as REST answers it: an object, so that it can grow a page's links.
 *
 * @param items the items in a fixed order
 */
public record ItemList<T>(List<T> items) {
    public ItemList {
        items = List.copyOf(items);
    }
}
