package net.igmpproxy.runtime.control;

/** Refusal of a request because too many requests wait for the same reading. The caller can retry a little later. */
public final class ProxyBusyException extends ProxyUnavailableException {
    /**
     * @param subject subject of the reading, with its article
     */
    public ProxyBusyException(String subject) {
        super("Many requests wait until " + subject + " can be read: send the request again");
    }
}
