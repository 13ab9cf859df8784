package net.igmpproxy.core.wire;

/** The IP Router Alert option (RFC 2113) among the options of an IPv4 header (RFC 791 section 3.1). */
final class RouterAlert {
    private static final int END_OF_OPTIONS = 0;
    private static final int NO_OPERATION = 1;
    private static final int TYPE = 148;
    private static final int LENGTH = 4;

    /** "Router shall examine packet", the only value that RFC 2113 defines. */
    private static final int EXAMINE_PACKET = 0;

    /** Type and length of an option that has a length. */
    private static final int OPTION_HEADER = 2;

    private RouterAlert() {}

    /** Whether the option is there. Behind a malformed option nothing can be found. */
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

    /** The octets of the option that begins here, or 0 if none does: the list ends, or the option runs beyond it. */
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
