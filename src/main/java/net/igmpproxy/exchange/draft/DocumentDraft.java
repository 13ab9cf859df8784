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
 * Document under construction from an imported text. {@link ConfigurationReader} validates it like any document, and
 * errors are mapped to lines of the text.
 */
public final class DocumentDraft {
    private static final FieldPath INTERFACES = FieldPath.ROOT.key(Keys.INTERFACES);
    private final ForeignProgram program;
    private final Map<String, Object> switches = new LinkedHashMap<>();
    private final Map<String, InterfaceDraft> interfaces = new LinkedHashMap<>();

    public DocumentDraft(ForeignProgram program) {
        this.program = program;
    }

    /** Sets a boolean key of the document. */
    public void set(String key, boolean value) {
        switches.put(key, value);
    }

    /** Returns the interface of a name; creates it if it does not exist. */
    public InterfaceDraft interfaceNamed(String name, Excerpt place) {
        return interfaces.computeIfAbsent(name, absent -> new InterfaceDraft(absent, place));
    }

    /** Adds a complete interface. */
    public void add(InterfaceDraft draft) {
        interfaces.put(draft.name(), draft);
    }

    /** Returns the interface of a name, if it exists. */
    public Optional<InterfaceDraft> find(String name) {
        return Optional.ofNullable(interfaces.get(name));
    }

    /** Removes a boolean key; returns false if it was not set. */
    public boolean unset(String key) {
        return switches.remove(key) != null;
    }

    /** Removes an interface; returns false if it does not exist. */
    public boolean remove(String name) {
        return interfaces.remove(name) != null;
    }

    /** Removes all interfaces; returns false if there are none. */
    public boolean removeInterfaces() {
        boolean isChanged = !interfaces.isEmpty();
        interfaces.clear();
        return isChanged;
    }

    /** Removes everything; returns false if the document is empty. */
    public boolean clear() {
        boolean isChanged = !switches.isEmpty() || !interfaces.isEmpty();
        switches.clear();
        interfaces.clear();
        return isChanged;
    }

    /**
     * Creates the document.
     *
     * @param problems problems found in the text so far; receives further ones
     * @throws ImportException if there are any errors
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

    /**
     * Returns true for an error in a correctly spelled upstream role, which means that another interface has that role.
     */
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
