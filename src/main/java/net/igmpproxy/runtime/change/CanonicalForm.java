package net.igmpproxy.runtime.change;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationWriter;

/**
 * Canonical serialisation of a document. It is a prefix code, so different documents have different bytes. Each value
 * is a letter for its type, then either its length and content, or the number of its items and the items.
 */
final class CanonicalForm {
    private static final int TEXT = 's';
    private static final int LIST = 'l';
    private static final int OBJECT = 'o';

    /** Number or boolean, distinguished from a string with the same text. */
    private static final int SCALAR = 'v';

    private final DataOutputStream output;

    private CanonicalForm(OutputStream output) {
        this.output = new DataOutputStream(output);
    }

    /** Writes the canonical form of a document to a stream that never fails, such as a digest. */
    static void write(ProxyConfiguration configuration, OutputStream output) {
        try {
            new CanonicalForm(output).write(ConfigurationWriter.write(configuration));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            output.writeByte(OBJECT);
            output.writeInt(object.size());
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                write(entry.getKey());
                write(entry.getValue());
            }
        } else if (value instanceof List<?> list) {
            output.writeByte(LIST);
            output.writeInt(list.size());
            for (Object item : list) {
                write(item);
            }
        } else if (value instanceof String text) {
            output.writeByte(TEXT);
            output.writeInt(text.length());
            output.writeChars(text);
        } else {
            output.writeByte(SCALAR);
            write(value.toString());
        }
    }
}
