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

/** Takes VyOS's statements about the IGMP proxy, and says of others whether they may be passed over. */
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

    /** Takes a statement that stands for itself. */
    void take(VyosScope.Path path, Excerpt place) {
        found |= path.isOfProxy();
        switch (path.scope().level()) {
            case PROXY -> takeOfProxy(path.rest(), place);
            case INTERFACE -> takeOfInterface(interfaceOf(path, place), path.rest(), place);
            default -> passOver(path, place);
        }
    }

    /** Takes what a block is about; returns the node that the block belongs to. */
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

    /** Refuses a node that VyOS is not known to have. */
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

    /** Takes back what a path leads to. */
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

    /** Notes that what a path leads to is to be left out. */
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

    /** Takes {@code deactivate} back. */
    void activate(VyosScope.Path path) {
        deactivated.remove(path);
    }

    /** Takes a comment. */
    void comment(VyosScope.Path path, Excerpt place) {
        if (path.isOfProxy()) {
            problems.warn(place, "has no counterpart: comments are left out");
        }
    }

    /**
     * Makes the document.
     *
     * @throws ImportException if there was nothing about the IGMP proxy, or something that is refused
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

    /** True for a command about other nodes, and for one that has been refused. */
    private boolean isWithoutEffect(VyosScope.Path path, Excerpt place) {
        boolean isOfProtocols = path.scope().level() == VyosScope.Level.PROTOCOLS;
        found |= path.isOfProxy();
        if (!path.isOfProxy() && !isOfProtocols) {
            passOver(path, place);
        }
        return !path.isOfProxy() && !isOfProtocols;
    }

    /** Passes over a node that VyOS is known to have, unless there is an IGMP proxy in it. */
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
            problems.warn(place, "is left out: only protocols igmp-proxy is taken");
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
