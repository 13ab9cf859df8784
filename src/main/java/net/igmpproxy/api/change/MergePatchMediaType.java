package net.igmpproxy.api.change;

/** Media type of JSON merge patches (RFC 7396). */
public final class MergePatchMediaType {
    /** Header value. */
    public static final String VALUE = "application/merge-patch+json";

    private MergePatchMediaType() {}
}
