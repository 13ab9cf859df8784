package net.igmpproxy.api.change;

/** The media type of RFC 7396. */
public final class MergePatchMediaType {
    /** As in a header. */
    public static final String VALUE = "application/merge-patch+json";

    private MergePatchMediaType() {}
}
