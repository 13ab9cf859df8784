package net.igmpproxy.core.config.document;

import java.time.Duration;
import java.util.Optional;
import net.igmpproxy.core.config.IgmpVersionOption;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.RouterTimers;

/** Reads the timer keys of an interface. */
final class RouterTimersReader {
    private static final ValueReader<Integer> COUNT = ValueReaders.wholeNumber(RouterTimers.COUNT_RANGE);

    private RouterTimersReader() {}

    /**
     * Reads the timers.
     *
     * @param version version of the queries that carry them
     */
    static RouterTimers read(FieldReader fields, IgmpVersionOption version) {
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
        RouterTimersRules rules = new RouterTimersRules(fields, interval);
        rules.checkResponseTime(responseTime);
        rules.checkStartup(startup);
        rules.checkVersion(version, Keys.QUERY_MAX_RESPONSE_TIME, responseTime);
        rules.checkVersion(version, Keys.LAST_MEMBER_QUERY_INTERVAL, lastMember);
        return rules.areKept()
                ? new RouterTimers(
                        interval, responseTime, robustness, lastMember, lastMemberCount, startup, startupCount)
                : defaults;
    }
}
