package net.igmpproxy.runtime.event;

import static net.igmpproxy.lab.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.igmpproxy.runtime.event.ProxyEvent.Restarted;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

class EventReadersTest {
    private static final ProxyEvent EVENT = new Restarted();
    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final EventJournal journal = new EventJournal(InstantSource.system(), () -> 0);
    private final EventReaders readers = new EventReaders(journal, 36);

    @Test
    void beginsWithTheNextEvent() {
        publish(3);
        try (EventReader reader = readers.open().orElseThrow()) {
            assertThat(reader.position()).hasToString("10-3");
            assertThat(reader.next(NOT_AT_ALL)).isEmpty();

            publish(1);

            assertThat(reader.next(NOT_AT_ALL).map(RecordedEvent::sequence)).hasValue(4L);
            assertThat(reader.position()).hasToString("10-4");
            assertThat(reader.isAtEnd()).isTrue();
        }
    }

    @Test
    void goesOnBehindAnEventThatIsKept() {
        publish(EventJournal.CAPACITY + 10);

        assertResumesAt("10-10", 11, false);
        assertResumesAt("10-" + (EventJournal.CAPACITY + 9), EventJournal.CAPACITY + 10, false);
        assertResumesAt("10-9", 11, true);
        assertResumesAt("10-" + (EventJournal.CAPACITY + 11), 11, true);
        assertResumesAt("zz-100", 11, true);
        assertResumesAt("10-", 11, true);
        assertResumesAt("10-99999999999999999999", 11, true);
    }

    @Test
    void wakesAReaderThatWaits() {
        EventReader reader = readers.open().orElseThrow();
        CompletableFuture<Optional<RecordedEvent>> event = CompletableFuture.supplyAsync(() -> reader.next(LONG));

        publish(1);

        await().until(event::isDone);
        assertThat(event.join()).isPresent();
    }

    @Test
    void endsAReaderThatFallsBehind() {
        EventReader reader = readers.open().orElseThrow();
        publish(EventJournal.CAPACITY);
        assertThat(reader.isOutrun()).isFalse();

        publish(1);

        assertThat(reader.isOutrun()).isTrue();
        assertThat(reader.next(LONG)).isEmpty();
        assertThat(reader.isOpen()).isFalse();
    }

    @Test
    void endsAllReadersWhenTheServiceStops() {
        EventReader reader = readers.open().orElseThrow();
        CompletableFuture<Optional<RecordedEvent>> event = CompletableFuture.supplyAsync(() -> reader.next(LONG));

        readers.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));

        await().until(event::isDone);
        assertThat(event.join()).isEmpty();
        assertThat(reader.isOpen()).isFalse();
        assertThat(readers.open()).isEmpty();
    }

    @Test
    void admitsSoManyAndNoMore() {
        EventReader first = readers.open().orElseThrow();
        for (int reader = 1; reader < EventReaders.MAX_READERS; reader++) {
            assertThat(readers.open()).isPresent();
        }
        assertThat(readers.open()).isEmpty();
        assertThat(readers.count()).isEqualTo(EventReaders.MAX_READERS);

        first.close();

        assertThat(readers.openBehind("10-0")).isPresent();
    }

    private void assertResumesAt(String last, long sequence, boolean gap) {
        try (EventReader reader = readers.openBehind(last).orElseThrow()) {
            assertThat(reader.beginsWithGap()).isEqualTo(gap);
            assertThat(reader.next(NOT_AT_ALL).map(RecordedEvent::sequence)).hasValue(sequence);
        }
    }

    private void publish(int events) {
        for (int event = 0; event < events; event++) {
            journal.on(EVENT);
        }
    }
}
