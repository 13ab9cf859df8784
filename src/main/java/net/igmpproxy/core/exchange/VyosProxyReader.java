package net.igmpproxy.core.exchange;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.config.KeySuggestion;
import net.igmpproxy.core.config.Keys;

/** Takes VyOS's statements about the IGMP proxy. */
final class VyosProxyReader {
    private static final Keywords<VyosKeyword> KEYWORDS = new Keywords<>(VyosKeyword.values());
    private static final Keywords<VyosInterfaceKeyword> OF_INTERFACE = new Keywords<>(VyosInterfaceKeyword.values());

    private final Problems problems;
    private final DocumentDraft document = new DocumentDraft();
    private boolean found;

    VyosProxyReader(Problems problems) {
        this.problems = problems;
    }

    /** Takes a statement that stands for itself. */
    void take(VyosScope.Path path, Excerpt place) {
        found |= path.isOfProxy();
        switch (path.scope().level()) {
            case TOP, PROTOCOLS, ELSEWHERE -> {}
            case PROXY -> takeOfProxy(path.rest(), place);
            case INTERFACE -> takeOfInterface(interfaceOf(path, place), path.rest(), place);
        }
    }

    /** Takes what a block is about; answers the node that the block belongs to. */
    VyosScope open(VyosScope.Path path, Excerpt place) {
        found |= path.isOfProxy();
        if (path.isOfProxy() && !path.rest().isEmpty()) {
            problems.refuse(place, "has no block: only igmp-proxy and interface NAME have one");
            return VyosScope.ELSEWHERE;
        }
        if (path.scope().level() == VyosScope.Level.INTERFACE) {
            interfaceOf(path, place);
        }
        return path.scope();
    }

    /**
     * Makes the document.
     *
     * @throws ImportException if there was nothing about the IGMP proxy, or something that is refused
     */
    Import read() {
        if (!found) {
            problems.refuse(
                    new Excerpt(1, ""),
                    "there is nothing about igmp-proxy: give the commands set protocols igmp-proxy …,"
                            + " or the block igmp-proxy { … }");
        }
        return document.read(problems);
    }

    private InterfaceDraft interfaceOf(VyosScope.Path path, Excerpt place) {
        return document.interfaceNamed(path.scope().interfaceName(), place);
    }

    private void takeOfProxy(List<String> words, Excerpt place) {
        if (words.isEmpty()) {
            return;
        }
        Optional<VyosKeyword> keyword = find(words.get(0), KEYWORDS, place);
        keyword.ifPresent(known -> {
            if (words.size() > 1) {
                problems.refuse(place, known.word() + " has no value: remove what follows it");
                return;
            }
            switch (known) {
                case DISABLE -> document.set(Keys.ENABLED, false);
                case DISABLE_QUICKLEAVE -> document.set(Keys.QUICKLEAVE, false);
                case INTERFACE -> problems.refuse(place, "lacks the name of the interface: add it");
            }
        });
    }

    private void takeOfInterface(InterfaceDraft draft, List<String> words, Excerpt place) {
        if (words.isEmpty()) {
            return;
        }
        Optional<VyosInterfaceKeyword> keyword = find(words.get(0), OF_INTERFACE, place);
        keyword.ifPresent(known -> {
            if (words.size() == 2) {
                set(draft, known, words.get(1), place);
            } else if (words.size() > 2) {
                problems.refuse(place, known.word() + " has one value: write each value on a line of its own");
            } else {
                problems.refuse(place, known.word() + " lacks its value: add it");
            }
        });
    }

    private void set(InterfaceDraft draft, VyosInterfaceKeyword keyword, String value, Excerpt place) {
        switch (keyword) {
            case ALT_SUBNET -> draft.add(Keys.ALT_SUBNETS, value, place);
            case ROLE -> draft.set(Keys.ROLE, value, place);
            case THRESHOLD -> draft.set(Keys.THRESHOLD, value, place);
            case WHITELIST ->
                draft.add(Keys.ALLOWED_GROUPS, IgmpproxyDifferences.onlyGroups(value, place, problems), place);
        }
    }

    private <K extends Keyword> Optional<K> find(String word, Keywords<K> keywords, Excerpt place) {
        Optional<K> keyword = keywords.find(word);
        if (keyword.isEmpty()) {
            problems.refuse(place, KeySuggestion.remedy(word, keywords.words()));
        }
        return keyword;
    }
}
