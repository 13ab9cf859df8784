package net.igmpproxy.exchange.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.config.document.FieldPath;

/** Interface of a document under construction, with the position of each value in the imported text. */
public final class InterfaceDraft {
    /** Number of up to 9 digits: enough for any number of the document, and within the range of an {@code int}. */
    private static final String NUMBER = "[0-9]{1,9}";

    private final String name;
    private final Excerpt origin;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Excerpt> origins = new HashMap<>();
    private final Map<String, Map<String, Excerpt>> lists = new LinkedHashMap<>();

    /**
     * @param name name of the interface, valid or not
     * @param origin position of its first occurrence
     */
    public InterfaceDraft(String name, Excerpt origin) {
        this.name = name;
        this.origin = origin;
    }

    /** Returns the word for a role, which is the same in the document and in all formats. */
    public static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    public String name() {
        return name;
    }

    public Excerpt origin() {
        return origin;
    }

    /** Sets a key; a later call replaces the value. */
    public void set(String key, String value, Excerpt place) {
        values.put(key, value.matches(NUMBER) ? Integer.valueOf(value) : value);
        origins.put(key, place);
    }

    /** Returns the position of a key if it is set to another value than the given one. */
    public Optional<Excerpt> otherwise(String key, String value) {
        return Optional.ofNullable(origins.get(key)).filter(place -> !value.equals(String.valueOf(values.get(key))));
    }

    /** Adds an item to the list of a key, unless the list contains it. */
    public void add(String key, String item, Excerpt place) {
        lists.computeIfAbsent(key, absent -> new LinkedHashMap<>()).putIfAbsent(item, place);
    }

    /** Removes a key, or the key with a given value only; returns false if there is no such key. */
    public boolean unset(String key, Optional<String> value) {
        boolean isSet = values.containsKey(key)
                && value.filter(other -> !other.equals(String.valueOf(values.get(key))))
                        .isEmpty();
        if (isSet) {
            values.remove(key);
            origins.remove(key);
        }
        return isSet;
    }

    /** Removes one item of a list, or all items; returns false if there is no such item. */
    public boolean remove(String key, Optional<String> item) {
        Map<String, Excerpt> items = lists.getOrDefault(key, new LinkedHashMap<>());
        boolean isChanged = item.map(items::containsKey).orElse(!items.isEmpty());
        item.ifPresentOrElse(items::remove, items::clear);
        if (items.isEmpty()) {
            lists.remove(key);
        }
        return isChanged;
    }

    /** Returns the items of a list with their positions. */
    Map<String, Excerpt> items(String key) {
        return lists.getOrDefault(key, Map.of());
    }

    /** Returns true if the interface has a role; the default is downstream. */
    public boolean is(Role role) {
        return word(role).equals(values.getOrDefault(Keys.ROLE, word(Role.DOWNSTREAM)));
    }

    /** Returns the position of the role. */
    Excerpt roleOrigin() {
        return origins.getOrDefault(Keys.ROLE, origin);
    }

    /** Returns the tree of the interface. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>(values);
        lists.forEach((key, items) -> tree.put(key, List.copyOf(items.keySet())));
        return tree;
    }

    /** Adds the positions of all values by their paths in the document. */
    void locate(FieldPath path, Map<FieldPath, Excerpt> places) {
        places.put(path, origin);
        origins.forEach((key, place) -> places.put(path.key(key), place));
        lists.forEach((key, items) -> {
            List<Excerpt> ofItems = new ArrayList<>(items.values());
            for (int i = 0; i < ofItems.size(); i++) {
                places.put(path.key(key).index(i), ofItems.get(i));
            }
        });
    }
}
