package net.igmpproxy.exchange.draft;

/**
 * Setting of an imported text with another effect in this program.
 *
 * @param line line number, from 1
 * @param text text at the position, shortened
 * @param message description of the result
 */
public record ImportWarning(int line, String text, String message) {}
