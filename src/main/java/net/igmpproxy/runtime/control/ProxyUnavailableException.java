package net.igmpproxy.runtime.control;

/** Refusal because the loop thread does not answer: it has ended or is stuck. */
public class ProxyUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message the action that was not done
     */
    public ProxyUnavailableException(String message) {
        super(message);
    }
}
