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

/** An interface of the document to be, each value with the place in the foreign text that it is from. */
public final class InterfaceDraft {
    /** Digits enough for any number of the document, and few enough for an {@code int}. */
    private static final String NUMBER = "[0-9]{1,9}";

    private final String name;
    private final Excerpt origin;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Excerpt> origins = new HashMap<>();
    private final Map<String, Map<String, Excerpt>> lists = new LinkedHashMap<>();

    /**
     * @param name   its name, valid or not
     * @param origin the first mention of it
     */
    public InterfaceDraft(String name, Excerpt origin) {
        this.name = name;
        this.origin = origin;
    }

    /** How a role is written, in the document and in all formats. */
    public static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    public String name() {
        return name;
    }

    public Excerpt origin() {
        return origin;
    }

    /** Sets a key; the last value counts. */
    public void set(String key, String value, Excerpt place) {
        values.put(key, value.matches(NUMBER) ? Integer.valueOf(value) : value);
        origins.put(key, place);
    }

    /** Where a key is set to another value than the given one; empty if it is not. */
    public Optional<Excerpt> otherwise(String key, String value) {
        return Optional.ofNullable(origins.get(key)).filter(place -> !value.equals(String.valueOf(values.get(key))));
    }

    /** Adds an item to the list under a key, unless it has it. */
    public void add(String key, String item, Excerpt place) {
        lists.computeIfAbsent(key, absent -> new LinkedHashMap<>()).putIfAbsent(item, place);
    }

    /** Forgets a key, or only the given value of it; returns false if it is not set like this. */
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

    /** Forgets an item of the list under a key, or all of them; returns false if there is none such. */
    public boolean remove(String key, Optional<String> item) {
        Map<String, Excerpt> items = lists.getOrDefault(key, new LinkedHashMap<>());
        boolean isChanged = item.map(items::containsKey).orElse(!items.isEmpty());
        item.ifPresentOrElse(items::remove, items::clear);
        if (items.isEmpty()) {
            lists.remove(key);
        }
        return isChanged;
    }

    /** The items of the list under a key, with their places. */
    Map<String, Excerpt> items(String key) {
        return lists.getOrDefault(key, Map.of());
    }

    /** Whether it has a role; without a word about it, it is downstream. */
    public boolean is(Role role) {
        return word(role).equals(values.getOrDefault(Keys.ROLE, word(Role.DOWNSTREAM)));
    }

    /** Where its role is said. */
    Excerpt roleOrigin() {
        return origins.getOrDefault(Keys.ROLE, origin);
    }

    /** The object of the document. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>(values);
        lists.forEach((key, items) -> tree.put(key, List.copyOf(items.keySet())));
        return tree;
    }

    /** Notes the places of all values under their paths in the document. */
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
