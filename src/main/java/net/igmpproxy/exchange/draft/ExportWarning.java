package net.igmpproxy.exchange.draft;

import net.igmpproxy.core.config.document.FieldPath;

/**
 * Setting of a document that a foreign format cannot express.
 *
 * @param path path in the document
 * @param message description of the loss
 */
public record ExportWarning(FieldPath path, String message) {}
