package net.igmpproxy.exchange.draft;

/**
 * Error in an imported text.
 *
 * @param line line number, from 1
 * @param text text at the position, shortened
 * @param message description of the error and its remedy
 */
public record ImportError(int line, String text, String message) {}
