package net.igmpproxy.exchange.draft;

/**
 * Something in a foreign text that cannot be taken.
 *
 * @param line    where it stands, from 1
 * @param text    what stands there; a long text is cut
 * @param message what is wrong with it and what to write instead
 */
public record ImportError(int line, String text, String message) {}
