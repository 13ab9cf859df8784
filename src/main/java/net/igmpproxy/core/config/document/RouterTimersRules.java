package net.igmpproxy.core.config.document;

import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.core.config.DurationText;
import net.igmpproxy.core.config.IgmpVersionOption;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.RouterTimers;

/** Checks the timers of an interface against each other and reports contradictions. */
final class RouterTimersRules {
    private final FieldReader fields;
    private final Duration interval;
    private boolean kept = true;

    RouterTimersRules(FieldReader fields, Duration interval) {
        this.fields = fields;
        this.interval = interval;
    }

    /** Returns true if no rule has been violated so far. */
    boolean areKept() {
        return kept;
    }

    void checkResponseTime(Duration responseTime) {
        if (responseTime.compareTo(interval) >= 0) {
            kept = false;
            refuseResponseTime(responseTime);
        }
    }

    void checkStartup(Optional<Duration> startup) {
        if (startup.isEmpty() || startup.get().compareTo(interval) <= 0) {
            return;
        }
        kept = false;
        if (!fields.field(Keys.QUERY_INTERVAL).isRefused()) {
            fields.field(Keys.STARTUP_QUERY_INTERVAL)
                    .refuse("must not be longer than queryInterval, which is " + DurationText.format(interval));
        }
    }

    void checkVersion(IgmpVersionOption version, String key, Duration responseTime) {
        if (!RouterTimers.canSay(version, responseTime)) {
            kept = false;
            fields.field(key)
                    .refuse("must be at most 25.5s while igmpVersion is " + version
                            + ": shorten it, or set igmpVersion to auto or 3");
        }
    }

    /** Reports the key that is present in the document; reports neither key if one of them already has an error. */
    private void refuseResponseTime(Duration responseTime) {
        Field intervalField = fields.field(Keys.QUERY_INTERVAL);
        Field responseTimeField = fields.field(Keys.QUERY_MAX_RESPONSE_TIME);
        if (intervalField.isRefused() || responseTimeField.isRefused()) {
            return;
        }
        if (fields.has(Keys.QUERY_MAX_RESPONSE_TIME)) {
            responseTimeField.refuse("must be shorter than queryInterval, which is " + DurationText.format(interval));
        } else {
            intervalField.refuse(
                    "must be longer than queryMaxResponseTime, which is " + DurationText.format(responseTime));
        }
    }
}
