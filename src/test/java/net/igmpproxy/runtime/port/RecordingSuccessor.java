package net.igmpproxy.runtime.port;

import java.util.OptionalLong;

/** Process that requests a handover and records the snapshot it was given. */
public final class RecordingSuccessor implements Successor {
    private final Answer answer;
    private volatile byte[] state = new byte[0];
    private final Runnable meanwhile;
    private volatile boolean closed;

    public RecordingSuccessor(Answer answer) {
        this(answer, () -> {});
    }

    /**
     * @param meanwhile action that runs before the answer
     */
    public RecordingSuccessor(Answer answer, Runnable meanwhile) {
        this.answer = answer;
        this.meanwhile = meanwhile;
    }

    public byte[] state() {
        return state;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public Answer handOver(byte[] known) {
        state = known;
        meanwhile.run();
        return answer;
    }

    @Override
    public OptionalLong process() {
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        closed = true;
    }
}
