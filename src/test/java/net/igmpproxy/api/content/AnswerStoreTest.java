package net.igmpproxy.api.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.lab.Await;
import org.junit.jupiter.api.Test;

class AnswerStoreTest {
    private static final StoredAnswer THREE_MB = new StoredAnswer(new byte[3 << 20], null);

    @Test
    void whatHasNoRoomIsNotKept() {
        AnswerStore store = new AnswerStore(0);
        List.of("/a", "/b", "/a", "/c").forEach(path -> store.keep(path, THREE_MB));
        store.keep("/d", new StoredAnswer(new byte[2 << 20], null));

        assertThat(store.find("/a")).isPresent();
        assertThat(store.find("/b")).isPresent();
        assertThat(store.find("/c")).isEmpty();
        assertThat(store.find("/d")).isPresent();
    }

    @Test
    void fewMakeAndFewWait() throws InterruptedException {
        AnswerStore store = new AnswerStore(Await.PATIENCE.toMillis());
        assertThat(store.begin()).isTrue();
        assertThat(store.begin()).isTrue();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            Thread thread = new Thread(() -> {
                if (store.begin()) {
                    store.end();
                }
            });
            thread.start();
            waiting.add(thread);
        }
        Await.until(
                "the waiting threads",
                () -> waiting.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));

        assertThat(store.begin()).isFalse();

        store.end();
        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(store.begin()).isTrue();
    }
}
