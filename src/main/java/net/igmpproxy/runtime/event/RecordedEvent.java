package net.igmpproxy.runtime.event;

import java.time.Instant;
import net.igmpproxy.core.engine.event.EngineEvent;

/**
 * An event in the journal.
 *
 * @param sequence its number, 1 for the first event of the process
 * @param time     when it was told
 * @param event    what has happened
 */
public record RecordedEvent(long sequence, Instant time, EngineEvent event) {}
