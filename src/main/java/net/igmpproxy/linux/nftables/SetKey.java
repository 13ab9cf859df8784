package net.igmpproxy.linux.nftables;

/**
 * Key of a set.
 *
 * @param family family of its table
 * @param table  table name
 * @param name   set name
 */
record SetKey(int family, String table, String name) {}
