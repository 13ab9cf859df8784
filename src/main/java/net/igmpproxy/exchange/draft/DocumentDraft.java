package net.igmpproxy.exchange.draft;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.core.config.document.FieldError;
import net.igmpproxy.core.config.document.FieldPath;
import net.igmpproxy.core.config.document.InvalidConfigurationException;

/**
 * The document to be, as a foreign text tells it. It is read by {@link ConfigurationReader}, so that whatever a document
 * may not say a foreign text may not either; what is refused is brought back to the lines that it is from.
 */
public final class DocumentDraft {
    private static final FieldPath INTERFACES = FieldPath.ROOT.key(Keys.INTERFACES);
    private final ForeignProgram program;
    private final Map<String, Object> switches = new LinkedHashMap<>();
    private final Map<String, InterfaceDraft> interfaces = new LinkedHashMap<>();

    public DocumentDraft(ForeignProgram program) {
        this.program = program;
    }

    /** Turns one of the document's switches on or off. */
    public void set(String key, boolean value) {
        switches.put(key, value);
    }

    /** The interface of a name; a new one if there is none yet. */
    public InterfaceDraft interfaceNamed(String name, Excerpt place) {
        return interfaces.computeIfAbsent(name, absent -> new InterfaceDraft(absent, place));
    }

    /** Adds an interface that is known as a whole. */
    public void add(InterfaceDraft draft) {
        interfaces.put(draft.name(), draft);
    }

    /** The interface of a name, if there is one. */
    public Optional<InterfaceDraft> find(String name) {
        return Optional.ofNullable(interfaces.get(name));
    }

    /** Forgets a switch; returns false if it was not set. */
    public boolean unset(String key) {
        return switches.remove(key) != null;
    }

    /** Forgets an interface; returns false if there is none. */
    public boolean remove(String name) {
        return interfaces.remove(name) != null;
    }

    /** Forgets all interfaces; returns false if there are none. */
    public boolean removeInterfaces() {
        boolean isChanged = !interfaces.isEmpty();
        interfaces.clear();
        return isChanged;
    }

    /** Forgets everything; returns false if there is nothing. */
    public boolean clear() {
        boolean isChanged = !switches.isEmpty() || !interfaces.isEmpty();
        switches.clear();
        interfaces.clear();
        return isChanged;
    }

    /**
     * Makes the document.
     *
     * @param problems what has been found in the text, and takes what more is
     * @throws ImportException if anything was or is refused
     */
    public Import read(Problems problems) {
        new Differences(program, problems).report(interfaces.values());
        try {
            ProxyConfiguration configuration = ConfigurationReader.read(tree());
            configuration.missing().forEach(reason -> problems.warn(Problems.NOWHERE, "is incomplete: " + reason));
            return problems.toImport(configuration);
        } catch (InvalidConfigurationException refusal) {
            report(refusal.errors(), problems);
            throw problems.toException();
        }
    }

    private void report(List<FieldError> errors, Problems problems) {
        Map<FieldPath, Excerpt> places = new HashMap<>();
        interfaces.forEach((name, draft) -> draft.locate(INTERFACES.key(name), places));
        int firstUpstream = lineOfFirstUpstream();
        for (FieldError error : errors) {
            Excerpt place = places.getOrDefault(error.path(), Problems.NOWHERE);
            String lines = isFurtherUpstream(error) ? " (lines " + firstUpstream + " and " + place.line() + ")" : "";
            problems.refuse(place, error.message() + lines);
        }
    }

    /** A role that is spelt well is refused only if another interface has it. */
    private static boolean isFurtherUpstream(FieldError error) {
        return InterfaceDraft.word(Role.UPSTREAM).equals(error.value())
                && error.path().text().endsWith("." + Keys.ROLE);
    }

    private int lineOfFirstUpstream() {
        return interfaces.values().stream()
                .filter(draft -> draft.is(Role.UPSTREAM) && InterfaceName.isValid(draft.name()))
                .findFirst()
                .map(InterfaceDraft::roleOrigin)
                .orElse(Problems.NOWHERE)
                .line();
    }

    private Map<String, Object> tree() {
        Map<String, Object> bodies = new LinkedHashMap<>();
        interfaces.forEach((name, draft) -> bodies.put(name, draft.tree()));
        Map<String, Object> tree = new LinkedHashMap<>(switches);
        tree.put(Keys.INTERFACES, bodies);
        return tree;
    }
}
