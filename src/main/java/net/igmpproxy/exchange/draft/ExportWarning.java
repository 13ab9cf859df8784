package net.igmpproxy.exchange.draft;

import net.igmpproxy.core.config.document.FieldPath;

/**
 * Something in a document that a foreign format cannot say.
 *
 * @param path    where it stands in the document
 * @param message what is lost
 */
public record ExportWarning(FieldPath path, String message) {}
