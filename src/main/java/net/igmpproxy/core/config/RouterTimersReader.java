package net.igmpproxy.core.config;

import java.time.Duration;
import java.util.Optional;

/** Reads the timer keys of an interface. */
final class RouterTimersReader {
    private static final ValueReader<Integer> COUNT = ValueReaders.wholeNumber(
            RouterTimers.MIN_COUNT,
            RouterTimers.MAX_COUNT,
            "must be a whole number from " + RouterTimers.MIN_COUNT + " to " + RouterTimers.MAX_COUNT);

    private RouterTimersReader() {}

    static RouterTimers read(FieldReader fields) {
        RouterTimers defaults = RouterTimers.DEFAULT;
        Duration interval = fields.read(
                Keys.QUERY_INTERVAL,
                defaults.queryInterval(),
                ValueReaders.duration(RouterTimers.QUERY_INTERVAL_RANGE));
        Duration responseTime = fields.read(
                Keys.QUERY_MAX_RESPONSE_TIME,
                defaults.queryMaxResponseTime(),
                ValueReaders.duration(RouterTimers.QUERY_MAX_RESPONSE_TIME_RANGE));
        int robustness = fields.read(Keys.ROBUSTNESS_VARIABLE, defaults.robustnessVariable(), COUNT);
        Duration lastMember = fields.read(
                Keys.LAST_MEMBER_QUERY_INTERVAL,
                defaults.lastMemberQueryInterval(),
                ValueReaders.duration(RouterTimers.LAST_MEMBER_QUERY_INTERVAL_RANGE));
        Optional<Integer> lastMemberCount = fields.read(Keys.LAST_MEMBER_QUERY_COUNT, COUNT);
        Optional<Duration> startup =
                fields.read(Keys.STARTUP_QUERY_INTERVAL, ValueReaders.duration(RouterTimers.QUERY_INTERVAL_RANGE));
        Optional<Integer> startupCount = fields.read(Keys.STARTUP_QUERY_COUNT, COUNT);
        if (responseTime.compareTo(interval) >= 0) {
            refuseResponseTime(fields, interval, responseTime);
            return defaults;
        }
        return new RouterTimers(interval, responseTime, robustness, lastMember, lastMemberCount, startup, startupCount);
    }

    /** Blames the one of both keys that was given, and neither if one of them has been refused for itself. */
    private static void refuseResponseTime(FieldReader fields, Duration interval, Duration responseTime) {
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
