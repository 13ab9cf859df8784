package net.igmpproxy.core.config.document;

/**
 * Maximum numbers of items in lists and objects of the document. The store limits the size of the document as a whole.
 */
final class DocumentLimits {
    /**
     * Maximum number of items in a list, such as the static groups or alt-subnets of one interface, and of group names.
     */
    static final int MOST_ITEMS = 50_000;

    /** Maximum number of interfaces, including disabled ones and patterns. */
    static final int MOST_INTERFACES = 1_000;

    /** Maximum number of SSM mappings; each report for a group is matched against all of them. */
    static final int MOST_MAPPINGS = 1_000;

    private DocumentLimits() {}

    /** Returns the error message for a list or an object with too many items. */
    static String tooMany(int size, int most) {
        return "has " + size + " items, and the maximum is " + most + ": remove some";
    }
}
