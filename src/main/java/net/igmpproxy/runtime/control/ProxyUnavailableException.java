package net.igmpproxy.runtime.control;

/** The loop thread does not answer: it has stopped, or is stuck. */
public class ProxyUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what did not happen
     */
    public ProxyUnavailableException(String message) {
        super(message);
    }
}
