package net.igmpproxy.exchange.vyos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.document.KeySuggestion;
import net.igmpproxy.exchange.draft.Differences;
import net.igmpproxy.exchange.draft.DocumentDraft;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.ForeignProgram;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportException;
import net.igmpproxy.exchange.draft.InterfaceDraft;
import net.igmpproxy.exchange.draft.Keyword;
import net.igmpproxy.exchange.draft.Keywords;
import net.igmpproxy.exchange.draft.Problems;

/** Reads VyOS statements about the IGMP proxy, and decides which other statements are skipped. */
final class VyosProxyReader {
    private static final Keywords<VyosKeyword> KEYWORDS = new Keywords<>(VyosKeyword.values());
    private static final Keywords<VyosInterfaceKeyword> OF_INTERFACE = new Keywords<>(VyosInterfaceKeyword.values());

    private final Problems problems;
    private final DocumentDraft document = new DocumentDraft(ForeignProgram.VYOS);
    private final VyosDeletion deletion = new VyosDeletion(document);
    private final Map<VyosScope.Path, Excerpt> deactivated = new LinkedHashMap<>();
    private boolean found;

    VyosProxyReader(Problems problems) {
        this.problems = problems;
    }

    /** Reads a statement that opens no block. */
    void take(VyosScope.Path path, Excerpt place) {
        found |= path.isOfProxy();
        switch (path.scope().level()) {
            case PROXY -> takeOfProxy(path.rest(), place);
            case INTERFACE -> takeOfInterface(interfaceOf(path, place), path.rest(), place);
            default -> passOver(path, place);
        }
    }

    /** Reads the statement that opens a block; returns the node of the block. */
    VyosScope open(VyosScope.Path path, Excerpt place) {
        found |= path.isOfProxy();
        if (path.isOfProxy() && !path.rest().isEmpty()) {
            problems.refuse(place, "has no block: only igmp-proxy and interface NAME have one");
            return VyosScope.elsewhere("");
        }
        if (path.scope().level() == VyosScope.Level.INTERFACE) {
            interfaceOf(path, place);
        }
        passOver(path, place);
        return path.scope();
    }

    /** Reports an error for a node that VyOS does not have. */
    void refuseUnknown(VyosScope.Path path, Excerpt place) {
        if (!path.rest().isEmpty() && problems.refusesMisleading(path.rest().get(0), place)) {
            return;
        }
        problems.refuse(
                place,
                path.isUnknown()
                        ? path.scope().refusal(path.rest())
                        : "has no block: only protocols igmp-proxy and interface NAME in it can be edited");
    }

    /** Deletes the setting at a path. */
    void delete(VyosScope.Path path, Excerpt place) {
        if (isWithoutEffect(path, place)) {
            return;
        }
        if (!deletion.isUnderstood(path)) {
            problems.refuse(place, "deletes something that the IGMP proxy does not have: remove the line");
        } else if (!deletion.delete(path)) {
            problems.warn(place, "deletes nothing: no line above it sets this");
        }
    }

    /** Marks the setting at a path as inactive. */
    void deactivate(VyosScope.Path path, Excerpt place) {
        if (isWithoutEffect(path, place)) {
            return;
        }
        if (deletion.isUnderstood(path)) {
            deactivated.put(path, place);
        } else {
            problems.refuse(place, "deactivates something that the IGMP proxy does not have: remove the line");
        }
    }

    /** Reverts {@code deactivate} for a path. */
    void activate(VyosScope.Path path) {
        deactivated.remove(path);
    }

    /** Reports a warning for a comment of the IGMP proxy. */
    void comment(VyosScope.Path path, Excerpt place) {
        if (path.isOfProxy()) {
            problems.warn(place, "has no counterpart: comments are left out");
        }
    }

    /**
     * Creates the document.
     *
     * @throws ImportException if the text does not configure the IGMP proxy or has any errors
     */
    Import read() {
        deactivated.forEach((path, place) -> {
            boolean isDeleted = deletion.delete(path);
            problems.warn(
                    place, isDeleted ? "is left out: it is deactivated" : "deactivates nothing: no line sets this");
        });
        if (!found && !problems.hasErrors()) {
            problems.refuse(
                    Problems.NOWHERE,
                    "there is nothing about igmp-proxy: give the commands set protocols igmp-proxy …,"
                            + " or the block igmp-proxy { … }");
        }
        return document.read(problems);
    }

    /** Returns true for a command about other nodes, and for a command with an error. */
    private boolean isWithoutEffect(VyosScope.Path path, Excerpt place) {
        boolean isOfProtocols = path.scope().level() == VyosScope.Level.PROTOCOLS;
        found |= path.isOfProxy();
        if (!path.isOfProxy() && !isOfProtocols) {
            passOver(path, place);
        }
        return !path.isOfProxy() && !isOfProtocols;
    }

    /** Skips a known node of VyOS; reports a problem if it contains an IGMP proxy. */
    private void passOver(VyosScope.Path path, Excerpt place) {
        if (!path.namesProxyElsewhere()) {
            return;
        }
        if (VyosScope.VRF_NODE.equals(path.scope().name())) {
            problems.refuse(
                    place,
                    "is about an IGMP proxy in a VRF, which is not imported: run a service of its own in the VRF,"
                            + " and import the text without these lines");
        } else {
            problems.warn(place, "is left out: only protocols igmp-proxy is imported");
        }
    }

    private InterfaceDraft interfaceOf(VyosScope.Path path, Excerpt place) {
        return document.interfaceNamed(path.scope().name(), place);
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
        if (problems.refusesMisleading(value, place)) {
            return;
        }
        switch (keyword) {
            case ALT_SUBNET -> draft.add(Keys.ALT_SUBNETS, value, place);
            case ROLE -> replace(draft, Keys.ROLE, value, place);
            case THRESHOLD -> replace(draft, Keys.THRESHOLD, value, place);
            case WHITELIST -> draft.add(Keys.ALLOWED_GROUPS, Differences.onlyGroups(value, place, problems), place);
        }
    }

    private void replace(InterfaceDraft draft, String key, String value, Excerpt place) {
        draft.otherwise(key, value)
                .ifPresent(earlier -> problems.warn(
                        earlier, "is left out: line " + place.line() + " sets it again for " + draft.name()));
        draft.set(key, value, place);
    }

    private <K extends Keyword> Optional<K> find(String word, Keywords<K> keywords, Excerpt place) {
        Optional<K> keyword = keywords.find(word);
        if (keyword.isEmpty() && !problems.refusesMisleading(word, place)) {
            problems.refuse(place, KeySuggestion.remedy(word, keywords.words()));
        }
        return keyword;
    }
}
