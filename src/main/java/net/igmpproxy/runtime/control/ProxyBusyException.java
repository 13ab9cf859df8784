package net.igmpproxy.runtime.control;

/** Others ask for the same, and no answer to them can be given to this request as well. Asking again a little later helps. */
public final class ProxyBusyException extends ProxyUnavailableException {
    /**
     * @param subject what is read, with its article
     */
    public ProxyBusyException(String subject) {
        super("Many requests wait until " + subject + " can be read: send the request again");
    }
}
