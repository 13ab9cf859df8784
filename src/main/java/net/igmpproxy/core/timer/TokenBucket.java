package net.igmpproxy.core.timer;

/**
 * Token bucket: limits the average rate and the burst of an event. Times are nanoseconds of a monotonic clock that
 * starts at 0.
 */
public final class TokenBucket {
    private static final long TOKEN = 1_000_000_000L;

    private final long rate;
    private final long full;
    private long content;
    private long filledAt;

    /**
     * @param rate events per second, 1 to 1000000
     * @param burst events at once, 1 to 1000000
     */
    public TokenBucket(int rate, int burst, long now) {
        this.rate = rate;
        this.full = burst * TOKEN;
        this.content = full;
        this.filledAt = now;
    }

    /** Takes a token; returns false if none is left. */
    public boolean take(long now) {
        fill(now);
        if (content < TOKEN) {
            return false;
        }
        content -= TOKEN;
        return true;
    }

    /** Returns the time from which a token is available. */
    public long next(long now) {
        fill(now);
        long missing = TOKEN - content;
        return missing <= 0 ? now : now + (missing + rate - 1) / rate;
    }

    private void fill(long now) {
        long passed = Math.min(now - filledAt, full / rate + 1);
        content = Math.min(full, content + passed * rate);
        filledAt = now;
    }
}
