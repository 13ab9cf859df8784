package net.igmpproxy.exchange.draft;

import java.util.List;

/**
 * Document in a foreign format.
 *
 * @param text exported document, with the warnings as comments
 * @param warnings settings that the format cannot express, in document order
 */
public record Export(String text, List<ExportWarning> warnings) {
    public Export {
        warnings = List.copyOf(warnings);
    }
}
