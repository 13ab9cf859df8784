package net.igmpproxy.exchange.routeros;

import java.util.List;
import net.igmpproxy.exchange.draft.Excerpt;

/**
 * A command of RouterOS.
 *
 * @param menu        the menu in which it stands, such as {@code /routing igmp-proxy}; empty before the first
 * @param command     its first word, such as {@code add}
 * @param assignments the words that follow, {@code NAME=VALUE} without quotes
 * @param place       where it begins
 */
record RouterosStatement(String menu, String command, List<String> assignments, Excerpt place) {}
