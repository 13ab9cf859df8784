package net.igmpproxy.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationChange;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.core.config.document.ConfigurationWriter;
import net.igmpproxy.core.config.document.FieldPath;
import net.igmpproxy.runtime.storage.Author;
import net.igmpproxy.runtime.storage.ConfigurationStore;
import net.igmpproxy.runtime.storage.Confirmation;
import net.igmpproxy.runtime.storage.RefusedEdit;
import net.igmpproxy.runtime.storage.Revision;
import org.jspecify.annotations.Nullable;

/** YAML format of revisions. Reads only its own output: anything else causes a {@link RuntimeException}. */
final class RevisionText {
    /**
     * Maximum size in bytes: a document and its changes, which contain at most all of the previous and of this
     * document.
     */
    static final int MOST_BYTES = 4 * ConfigurationStore.MAX_BYTES;

    private RevisionText() {}

    /**
     * Content of a file of the history.
     *
     * @param file path of the file
     * @param text content of the file
     */
    record Stored(Path file, String text) {
        private Map<?, ?> tree() {
            if (YamlDocument.parse(file, text, MOST_BYTES).tree() instanceof Map<?, ?> tree) {
                return tree;
            }
            throw new IllegalArgumentException(file + " is not what was written to it");
        }
    }

    static String write(Revision revision, DocumentTexts documents) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("revision", revision.number());
        tree.put("time", revision.time().toString());
        tree.put("author", revision.author().name());
        tree.put("address", revision.author().address());
        tree.put("reason", revision.reason());
        tree.put(
                "changes", revision.changes().stream().map(RevisionText::change).toList());
        // A list makes YAML use block style, so that the document can follow unchanged.
        return YamlText.of(tree) + "configuration:\n"
                + documents.of(revision.configuration()).indent(2);
    }

    static Revision readRevision(Stored stored) {
        Map<?, ?> tree = stored.tree();
        List<ConfigurationChange> changes = new ArrayList<>();
        for (Object each : (List<?>) value(tree, "changes")) {
            Map<?, ?> change = (Map<?, ?>) each;
            changes.add(new ConfigurationChange(
                    new FieldPath(string(change, "path")), change.get("from"), change.get("to")));
        }
        return new Revision(
                ((Number) value(tree, "revision")).longValue(),
                Instant.parse(string(tree, "time")),
                new Author(string(tree, "author"), string(tree, "address")),
                string(tree, "reason"),
                changes,
                configuration(tree, "configuration"));
    }

    static String write(Confirmation confirmation) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("deadline", confirmation.deadline().toString());
        tree.put("before", ConfigurationWriter.write(confirmation.before()));
        tree.put("after", ConfigurationWriter.write(confirmation.after()));
        return YamlText.of(tree);
    }

    static String write(RefusedEdit edit) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("stamp", edit.stamp());
        tree.put("inForce", ConfigurationWriter.write(edit.inForce()));
        return YamlText.of(tree);
    }

    static RefusedEdit readRefusedEdit(Stored stored) {
        Map<?, ?> tree = stored.tree();
        return new RefusedEdit(string(tree, "stamp"), configuration(tree, "inForce"));
    }

    static Confirmation readConfirmation(Stored stored) {
        Map<?, ?> tree = stored.tree();
        return new Confirmation(
                Instant.parse(string(tree, "deadline")), configuration(tree, "before"), configuration(tree, "after"));
    }

    private static Map<String, @Nullable Object> change(ConfigurationChange change) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("path", change.path().text());
        tree.put("from", change.from());
        tree.put("to", change.to());
        return tree;
    }

    private static Object value(Map<?, ?> tree, String key) {
        Object value = tree.get(key);
        if (value == null) {
            throw new IllegalArgumentException("it lacks " + key);
        }
        return value;
    }

    private static String string(Map<?, ?> tree, String key) {
        return value(tree, key).toString();
    }

    private static ProxyConfiguration configuration(Map<?, ?> tree, String key) {
        return ConfigurationReader.read(tree.get(key));
    }
}
