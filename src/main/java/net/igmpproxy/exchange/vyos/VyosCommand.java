package net.igmpproxy.exchange.vyos;

import net.igmpproxy.exchange.draft.Keyword;

/** Commands of VyOS's configuration mode and of scripts that use it. */
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

    /** Effect of a command on the configuration of the text. */
    enum Effect {
        /** Changes a node. */
        CHANGE,
        /** Changes the level to which paths are relative. */
        MOVE,
        /** Changes nothing. */
        NONE,
        /** Changes the configuration by data outside the text. */
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
