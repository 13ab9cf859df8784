package net.igmpproxy.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.runtime.Kernel;
import net.igmpproxy.runtime.Legacy;
import net.igmpproxy.runtime.Successor;
import net.igmpproxy.runtime.Successor.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How the routing socket goes from one owner to the next. */
@NetworkNamespaces
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class SuccessionIT {
    private static final byte[] STATE = "what is known".getBytes(StandardCharsets.UTF_8);

    @AutoClose
    private final Star star = new Star(1);

    private final Kernel first = star.openKernel(true);

    @Test
    void theNextIsGivenTheTableAndTheState() {
        settle(first);
        first.routes().addVif(0, Star.link(first, 0), 1);
        CompletableFuture<Kernel> opening = CompletableFuture.supplyAsync(() -> star.openKernel(true));
        Successor successor = awaitSuccessor();
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> successor.handOver(STATE));
        Kernel second = opening.join();

        assertThat(state(second)).contains("what is known");
        CompletableFuture<Void> settling = CompletableFuture.runAsync(() -> settle(second));
        assertThat(answer.join()).isEqualTo(Answer.TAKEN);
        first.leave();
        successor.close();
        settling.join();

        assertThat(second.routes().takeOver().vifs()).containsOnlyKeys(0);
        second.routes().deleteVif(0);
        assertThat(second.routes().takeOver().vifs()).isEmpty();
    }

    @Test
    void oneThatCannotReadTheStateHasTheFirstClearUp() {
        settle(first);
        CompletableFuture<Kernel> opening = CompletableFuture.supplyAsync(() -> star.openKernel(true));
        Successor successor = awaitSuccessor();
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> successor.handOver(STATE));

        opening.join().refuse();

        assertThat(answer.join()).isEqualTo(Answer.REFUSED);
        star.router().run(first::close);
        successor.close();
        assertThat(star.openKernel(true).legacy()).isEmpty();
    }

    @Test
    void oneThatDiesInTheMiddleHasTakenNothing() {
        settle(first);
        first.routes().addVif(0, Star.link(first, 0), 1);
        LocalSocket other = star.router()
                .call(() -> LocalSocket.connect(Native.load(), Handover.PROXY, Duration.ofSeconds(5)))
                .orElseThrow();
        assertThat(other.send(Handover.TAKE)).isTrue();
        Successor successor = awaitSuccessor();
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> successor.handOver(STATE));
        other.receive().ifPresent(LocalSocket.Message::close);
        other.close();

        assertThat(answer.join()).isEqualTo(Answer.GONE);
        first.routes().deleteVif(0);
        assertThat(first.routes().takeOver().vifs()).isEmpty();
    }

    @Test
    void whoAsksNothingIsGivenNothing() {
        settle(first);
        LocalSocket other = star.router()
                .call(() -> LocalSocket.connect(Native.load(), Handover.PROXY, Duration.ofSeconds(5)))
                .orElseThrow();
        other.send("hello");
        Successor successor = awaitSuccessor();

        assertThat(successor.handOver(STATE)).isEqualTo(Answer.GONE);
        successor.close();
        assertThat(other.receive()).isEmpty();
    }

    @Test
    void aKeeperGivesWhatItWasGivenUntilItIsToldToDropIt() {
        Keeper keeper = star.router().call(Keeper::open);
        first.routes().addVif(0, Star.link(first, 0), 1);
        serveNext(keeper, () -> star.router().run(first::keep));
        first.leave();

        Kernel second = serveNext(keeper, () -> star.openKernel(true));
        assertThat(second.legacy()).isPresent().get().isEqualTo(new Legacy(Optional.empty(), false));
        assertThat(second.routes().takeOver().vifs()).containsOnlyKeys(0);

        serveNext(keeper, () -> star.router().run(second::close));
        Kernel third = serveNext(keeper, () -> star.openKernel(true));
        assertThat(third.legacy()).isEmpty();
        assertThat(third.routes().takeOver().vifs()).isEmpty();
    }

    private void settle(Kernel kernel) {
        star.router().run(kernel::settle);
    }

    private Successor awaitSuccessor() {
        return Await.value("a successor", first::successor);
    }

    private static String state(Kernel kernel) {
        return kernel.legacy()
                .flatMap(Legacy::state)
                .map(state -> new String(state, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static void serveNext(Keeper keeper, Runnable action) {
        serveNext(keeper, () -> {
            action.run();
            return Optional.empty();
        });
    }

    private static <T> T serveNext(Keeper keeper, Supplier<T> action) {
        CompletableFuture<Void> served = CompletableFuture.runAsync(keeper::serveNext);
        T result = action.get();
        served.join();
        return result;
    }
}
