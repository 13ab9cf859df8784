package net.igmpproxy.runtime;

import java.util.OptionalLong;

/** A process that wants the place of another, and what it was given. */
final class RecordingSuccessor implements Successor {
    private final Answer answer;
    private volatile byte[] state = new byte[0];
    private final Runnable meanwhile;
    private volatile boolean closed;

    RecordingSuccessor(Answer answer) {
        this(answer, () -> {});
    }

    /** @param meanwhile what it does before it answers */
    RecordingSuccessor(Answer answer, Runnable meanwhile) {
        this.answer = answer;
        this.meanwhile = meanwhile;
    }

    byte[] state() {
        return state;
    }

    boolean isClosed() {
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
