package net.igmpproxy.linux.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.linux.Star;
import net.igmpproxy.linux.libc.Native;
import net.igmpproxy.linux.socket.Contact;
import net.igmpproxy.linux.socket.LocalSocket;
import net.igmpproxy.linux.socket.Reception;
import net.igmpproxy.runtime.port.Kernel;
import net.igmpproxy.runtime.port.Legacy;
import net.igmpproxy.runtime.port.Successor;
import net.igmpproxy.runtime.port.Successor.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Handover of the routing socket from one owner to the next. */
@NetworkNamespaces
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class SuccessionIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
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
    void oneThatDiesInTheMiddleHasTakenNothing() {
        settle(first);
        first.routes().addVif(0, Star.link(first, 0), 1);
        LocalSocket other = connect(Handover.PROXY);
        assertThat(other.send(Handover.TAKE_LOCKED)).isTrue();
        Await.until("the question", () -> first.successor().isEmpty() && isAskedBack(other));
        assertThat(other.send(Handover.PREPARED)).isTrue();
        Successor successor = awaitSuccessor();
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> successor.handOver(STATE));
        assertThat(other.receive(PATIENCE)).isInstanceOfSatisfying(Reception.Message.class, Reception.Message::close);
        other.close();

        assertThat(answer.join()).isEqualTo(Answer.GONE);
        first.routes().deleteVif(0);
        assertThat(first.routes().takeOver().vifs()).isEmpty();
    }

    @Test
    void whoKeepsSilentIsClosedAndHoldsUpNobody() {
        settle(first);
        LocalSocket silent = connect(Handover.PROXY);

        assertThat(first.successor()).isEmpty();
        star.router().run(first::keep);
        assertThat(silent.receive()).isInstanceOf(Reception.Nothing.class);
        star.router().run(first::keep);

        assertThat(silent.receive()).isEqualTo(new Reception.End(true));
        assertThat(first.successor()).isEmpty();
    }

    @Test
    void whoAsksForSomethingElseIsGivenNothing() {
        settle(first);
        LocalSocket other = connect(Handover.PROXY);
        other.send("hello");

        Await.until("the end", () -> first.successor().isEmpty() && other.receive() instanceof Reception.End);
    }

    @Test
    void oneOfVersion1WhichKnowsNoLockIsGivenNothing() {
        settle(first);
        LocalSocket other = connect(Handover.PROXY);
        other.send(Handover.TAKE);

        Await.until("the end", () -> first.successor().isEmpty() && other.receive() instanceof Reception.End);
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
        star.router().run(() -> assertThat(kernel.settle()).isTrue());
    }

    private LocalSocket connect(String name) {
        Contact contact = star.router().call(() -> LocalSocket.connect(Native.load(), name));
        assertThat(contact).isInstanceOf(Contact.Connected.class);
        return ((Contact.Connected) contact).socket();
    }

    private static boolean isAskedBack(LocalSocket other) {
        return other.receive() instanceof Reception.Message message
                && message.text().equals(Handover.PREPARE);
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
