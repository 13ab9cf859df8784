package net.igmpproxy.linux.nftables;

/**
 * What a set is known by.
 *
 * @param family that of its table
 * @param table  its table
 * @param name   its name in that
 */
record SetKey(int family, String table, String name) {}
