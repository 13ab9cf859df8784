package net.igmpproxy.runtime.event;

import java.time.Instant;

/**
 * Event in the journal.
 *
 * @param sequence sequence number, 1 for the first event of the process
 * @param time     time of recording
 * @param event    the event
 */
public record RecordedEvent(long sequence, Instant time, ProxyEvent event) {}
