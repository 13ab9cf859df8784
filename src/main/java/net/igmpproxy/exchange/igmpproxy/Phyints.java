package net.igmpproxy.exchange.igmpproxy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.exchange.draft.DocumentDraft;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.InterfaceDraft;
import net.igmpproxy.exchange.draft.Problems;

/** Interfaces of {@code igmpproxy.conf}; the first one of each name is effective. */
final class Phyints {
    /** Pattern for all interfaces without a key of their own in the document. */
    private static final String OTHERS = "*";

    private final Problems problems;
    private final Map<String, Phyint> byName = new LinkedHashMap<>();
    private Optional<Excerpt> others = Optional.empty();

    Phyints(Problems problems) {
        this.problems = problems;
    }

    /** Adds an interface; returns it even if it is not the first of its name. */
    Phyint add(String name, Role role, Excerpt place) {
        Phyint phyint = new Phyint(new InterfaceDraft(name, place), role, problems);
        Phyint first = byName.putIfAbsent(name, phyint);
        if (first != null) {
            problems.warn(
                    place,
                    "is left out with its settings: igmpproxy uses the first phyint of an interface, in line "
                            + first.origin().line());
        }
        return phyint;
    }

    /** Makes all unnamed interfaces downstream interfaces. */
    void addOthers(Excerpt place) {
        others = Optional.of(others.orElse(place));
    }

    /** Adds the interfaces to the document. */
    void addTo(DocumentDraft document) {
        byName.values().forEach(phyint -> phyint.addTo(document));
        others.ifPresent(place -> {
            problems.warn(
                    place,
                    "makes every interface that is not named downstream: taken as the interface " + OTHERS
                            + ", which stands for all of them. Write the names of those that are meant instead of it");
            document.interfaceNamed(OTHERS, place).set(Keys.ROLE, InterfaceDraft.word(Role.DOWNSTREAM), place);
        });
    }
}
