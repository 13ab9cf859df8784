package net.igmpproxy.exchange.vyos;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.exchange.draft.DocumentDraft;
import net.igmpproxy.exchange.draft.InterfaceDraft;
import net.igmpproxy.exchange.draft.Keywords;

/** Deletes settings of earlier VyOS statements. */
final class VyosDeletion {
    private static final Keywords<VyosKeyword> OF_PROXY = new Keywords<>(VyosKeyword.values());
    private static final Keywords<VyosInterfaceKeyword> OF_INTERFACE = new Keywords<>(VyosInterfaceKeyword.values());

    private final DocumentDraft document;

    VyosDeletion(DocumentDraft document) {
        this.document = document;
    }

    /** Returns true if a path leads to a possible setting of the IGMP proxy. */
    boolean isUnderstood(VyosScope.Path path) {
        List<String> words = path.rest();
        return switch (path.scope().level()) {
            case PROXY ->
                words.isEmpty()
                        || (words.size() == 1 && OF_PROXY.find(words.get(0)).isPresent());
            case INTERFACE ->
                words.isEmpty()
                        || (words.size() <= 2 && OF_INTERFACE.find(words.get(0)).isPresent());
            default -> words.isEmpty();
        };
    }

    /** Deletes the setting at a path; returns false if it is not set. */
    boolean delete(VyosScope.Path path) {
        List<String> words = path.rest();
        if (path.scope().level() == VyosScope.Level.INTERFACE) {
            return words.isEmpty()
                    ? document.remove(path.scope().name())
                    : document.find(path.scope().name())
                            .filter(draft -> deleteOf(draft, words))
                            .isPresent();
        }
        return words.isEmpty()
                ? document.clear()
                : OF_PROXY.find(words.get(0)).filter(this::deleteOfProxy).isPresent();
    }

    private boolean deleteOfProxy(VyosKeyword keyword) {
        return switch (keyword) {
            case DISABLE -> document.unset(Keys.ENABLED);
            case DISABLE_QUICKLEAVE -> document.unset(Keys.QUICKLEAVE);
            case INTERFACE -> document.removeInterfaces();
        };
    }

    private static boolean deleteOf(InterfaceDraft draft, List<String> words) {
        Optional<String> value = words.stream().skip(1).findFirst();
        return OF_INTERFACE
                .find(words.get(0))
                .filter(keyword -> switch (keyword) {
                    case ALT_SUBNET -> draft.remove(Keys.ALT_SUBNETS, value);
                    case WHITELIST -> draft.remove(Keys.ALLOWED_GROUPS, value);
                    case ROLE -> draft.unset(Keys.ROLE, value);
                    case THRESHOLD -> draft.unset(Keys.THRESHOLD, value);
                })
                .isPresent();
    }
}
