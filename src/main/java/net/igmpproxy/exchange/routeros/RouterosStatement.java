package net.igmpproxy.exchange.routeros;

import java.util.List;
import net.igmpproxy.exchange.draft.Excerpt;

/**
 * RouterOS command.
 *
 * @param menu menu of the command, such as {@code /routing igmp-proxy}; empty before the first menu
 * @param command first word, such as {@code add}
 * @param assignments words after the command, {@code NAME=VALUE} without quotes
 * @param place position of the command
 */
record RouterosStatement(String menu, String command, List<String> assignments, Excerpt place) {}
