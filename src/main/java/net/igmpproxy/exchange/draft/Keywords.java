package net.igmpproxy.exchange.draft;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keywords that are valid at one position, indexed by word. */
public final class Keywords<K extends Keyword> {
    private final Map<String, K> byWord;

    public Keywords(K[] keywords) {
        byWord = Collections.unmodifiableMap(Arrays.stream(keywords)
                .collect(Collectors.toMap(Keyword::word, keyword -> keyword, (one, other) -> one, LinkedHashMap::new)));
    }

    /** Returns the keyword of a word, if there is one. */
    public Optional<K> find(String word) {
        return Optional.ofNullable(byWord.get(word));
    }

    /** Words of all keywords, in declaration order. */
    public List<String> words() {
        return List.copyOf(byWord.keySet());
    }
}
