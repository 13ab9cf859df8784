package net.igmpproxy.core.config.document;

/** How many items lists and objects of the document may have. The store limits the size of the document as a whole. */
final class DocumentLimits {
    /** Items of a list, such as the static groups or the alt-subnets of one interface, and names of groups. */
    static final int MOST_ITEMS = 50_000;

    /** Interfaces, those that are disabled and patterns included. */
    static final int MOST_INTERFACES = 1_000;

    /** Mappings of groups to sources: all of them are looked at for each report of a group. */
    static final int MOST_MAPPINGS = 1_000;

    private DocumentLimits() {}

    /** The refusal of a list or an object. */
    static String tooMany(int size, int most) {
        return "has " + size + " items, and " + most + " are possible: remove some";
    }
}
