package net.igmpproxy.exchange.draft;

import java.util.List;

/**
 * A document in a foreign format.
 *
 * @param text     the document as far as the format can say it; the warnings stand in it as comments, too
 * @param warnings what the format cannot say, in the order of the document
 */
public record Export(String text, List<ExportWarning> warnings) {
    public Export {
        warnings = List.copyOf(warnings);
    }
}
