package net.igmpproxy.exchange.draft;

/**
 * Something in a foreign text that is not the same here.
 *
 * @param line    where it stands, from 1
 * @param text    what stands there; a long text is cut
 * @param message what becomes of it
 */
public record ImportWarning(int line, String text, String message) {}
