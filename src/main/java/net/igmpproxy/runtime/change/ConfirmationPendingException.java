package net.igmpproxy.runtime.change;

/** Refusal of a change while another change waits for confirmation. */
public final class ConfirmationPendingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfirmationPendingException() {
        super("A change waits for confirmation: first confirm it (POST /api/v1/config/confirm) or roll it back"
                + " (DELETE /api/v1/config/confirm)");
    }
}
