package net.igmpproxy.core.wire;

/** IP Router Alert option (RFC 2113) in the options of an IPv4 header (RFC 791 section 3.1). */
public final class RouterAlert {
    /** Type of the option: copied, class 0, number 20. */
    public static final int TYPE = 148;

    /** Length of the option in bytes. */
    public static final int LENGTH = 4;

    private static final int END_OF_OPTIONS = 0;
    private static final int NO_OPERATION = 1;

    /** "Router shall examine packet", the only value defined by RFC 2113. */
    private static final int EXAMINE_PACKET = 0;

    /** Length of the type and length bytes of an option. */
    private static final int OPTION_HEADER = 2;

    private RouterAlert() {}

    /** Returns true if the options contain a Router Alert option; the search ends at a malformed option. */
    static boolean isAmong(Octets options) {
        int position = 0;
        while (position < options.length()) {
            int length = lengthAt(options, position);
            if (length == 0) {
                return false;
            }
            if (isAt(options, position, length)) {
                return true;
            }
            position += length;
        }
        return false;
    }

    /**
     * Returns the length of the option at a position in bytes; 0 at the end of the list or if the option exceeds it.
     */
    private static int lengthAt(Octets options, int position) {
        int room = options.length() - position;
        int type = options.u8(position);
        if (type == END_OF_OPTIONS) {
            return 0;
        }
        if (type == NO_OPERATION) {
            return 1;
        }
        int length = room < OPTION_HEADER ? 0 : options.u8(position + 1);
        return length < OPTION_HEADER || length > room ? 0 : length;
    }

    private static boolean isAt(Octets options, int position, int length) {
        return options.u8(position) == TYPE
                && length == LENGTH
                && options.u16(position + OPTION_HEADER) == EXAMINE_PACKET;
    }
}
