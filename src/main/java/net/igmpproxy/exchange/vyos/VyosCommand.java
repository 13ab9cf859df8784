package net.igmpproxy.exchange.vyos;

import net.igmpproxy.exchange.draft.Keyword;

/** Commands of VyOS's configuration mode, and of the scripts that use them. */
enum VyosCommand implements Keyword {
    SET(Effect.CHANGE),
    DELETE(Effect.CHANGE),
    DEACTIVATE(Effect.CHANGE),
    ACTIVATE(Effect.CHANGE),
    COMMENT(Effect.CHANGE),
    EDIT(Effect.MOVE),
    UP(Effect.MOVE),
    TOP(Effect.MOVE),
    EXIT(Effect.MOVE),
    CONFIGURE(Effect.NONE),
    COMMIT(Effect.NONE),
    COMMIT_CONFIRM(Effect.NONE),
    CONFIRM(Effect.NONE),
    SAVE(Effect.NONE),
    SHOW(Effect.NONE),
    RUN(Effect.NONE),
    COMPARE(Effect.NONE),
    SOURCE(Effect.NONE),
    BEGIN(Effect.NONE),
    END(Effect.NONE),
    LOAD(Effect.UNKNOWN),
    MERGE(Effect.UNKNOWN),
    ROLLBACK(Effect.UNKNOWN),
    DISCARD(Effect.UNKNOWN),
    RENAME(Effect.UNKNOWN),
    COPY(Effect.UNKNOWN);

    /** What a command does to the configuration that the text makes. */
    enum Effect {
        /** Changes a node. */
        CHANGE,
        /** Moves the level that paths begin at. */
        MOVE,
        /** Leaves the configuration as it is. */
        NONE,
        /** Changes the configuration by something that is not in the text. */
        UNKNOWN
    }

    private final Effect effect;

    VyosCommand(Effect effect) {
        this.effect = effect;
    }

    Effect effect() {
        return effect;
    }
}
