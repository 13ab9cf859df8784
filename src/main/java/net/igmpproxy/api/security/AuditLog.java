package net.igmpproxy.api.security;

import jakarta.servlet.http.HttpServletRequest;
import net.igmpproxy.api.error.LogBudget;
import net.igmpproxy.runtime.port.MonotonicClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Audit log entries that any client can cause: refusals and ended streams. They share one log budget. */
final class AuditLog {
    /** Maximum number of lines per minute, for all kinds together. */
    static final int LINES_PER_MINUTE = 60;

    private static final Logger LOGGER = LoggerFactory.getLogger("net.igmpproxy.audit");

    private final LogBudget budget;

    AuditLog(MonotonicClock clock) {
        this.budget = new LogBudget(LINES_PER_MINUTE, clock);
    }

    /** Logs an attempt with an invalid token. */
    void invalidToken(String address) {
        budget.write(dropped -> LOGGER.warn("A token from {} is not valid{}", address, dropped));
    }

    /** Logs a request refused for lack of a role. */
    void forbidden(HttpServletRequest request) {
        budget.write(dropped -> LOGGER.warn(
                "{} at {} may not {} {}{}",
                printable(request.getRemoteUser()),
                request.getRemoteAddr(),
                printable(request.getMethod()),
                printable(request.getServletPath()),
                dropped));
    }

    /** Logs a stream that ends because its reader lost access. */
    void ended(String name, String address) {
        budget.write(dropped ->
                LOGGER.info("{} at {} is no longer admitted: the stream ends{}", printable(name), address, dropped));
    }

    private static String printable(@Nullable String text) {
        return String.valueOf(text).replaceAll("[^ -~]", "?");
    }
}
