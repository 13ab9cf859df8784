package net.igmpproxy.exchange.draft;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keywords that may stand in one place, by how they are written. */
public final class Keywords<K extends Keyword> {
    private final Map<String, K> byWord;

    public Keywords(K[] keywords) {
        byWord = Collections.unmodifiableMap(Arrays.stream(keywords)
                .collect(Collectors.toMap(Keyword::word, keyword -> keyword, (one, other) -> one, LinkedHashMap::new)));
    }

    /** The keyword that is written like this, if one is. */
    public Optional<K> find(String word) {
        return Optional.ofNullable(byWord.get(word));
    }

    /** How they are written, in their order. */
    public List<String> words() {
        return List.copyOf(byWord.keySet());
    }
}
