package net.igmpproxy.linux.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import net.igmpproxy.core.addr.InterfaceAddress;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.linux.Star;
import net.igmpproxy.runtime.port.Kernel;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@NetworkNamespaces
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class NetlinkLinksIT {
    @AutoClose
    private final Star star = new Star(2);

    private final Kernel kernel = star.openKernel();

    @BeforeEach
    void settle() {
        awaitLinks(links -> links.stream().allMatch(Link::up));
        Await.until(
                "silence",
                () -> !kernel.poller().await(Duration.ofMillis(200).toNanos()).links()
                        || !kernel.links().read().links());
    }

    private void awaitLinks(Predicate<List<Link>> expected) {
        Await.until("the links", () -> expected.test(kernel.links().links()));
    }

    private void awaitNotification() {
        Await.until(
                "a notification",
                () -> kernel.poller().await(Duration.ofMillis(100).toNanos()).links()
                        && kernel.links().read().links());
    }

    @Test
    void listsInterfacesWithTheirAddresses() {
        assertThat(kernel.links().links())
                .extracting(link -> link.name() + " " + link.up() + " " + link.mtu() + " " + link.addresses())
                .containsExactlyInAnyOrder("v0 true 1500 [10.9.0.1/24]", "v1 true 1500 [10.9.1.1/24]");
    }

    @Test
    void noticesNothingWhenNothingChanges() {
        assertThat(kernel.links().read().links()).isFalse();
    }

    @Test
    void noticesAnInterfaceGoingDownAndUp() {
        star.router().ip("link set v0 down");
        awaitNotification();
        awaitLinks(links -> links.stream().filter(link -> !link.up()).count() == 1);
        star.router().ip("link set v0 up");
        awaitNotification();
        awaitLinks(links -> links.stream().allMatch(Link::up));
    }

    @Test
    void noticesALostCarrier() {
        star.host(0).namespace().ip("link set eth0 down");
        awaitNotification();
        awaitLinks(links -> links.stream().filter(link -> !link.up()).count() == 1);
    }

    @Test
    void noticesAddressesAndKeepsThePrimaryOneFirst() {
        star.router().ip("addr add 10.9.0.99/24 dev v0");
        awaitNotification();
        assertThat(Star.link(kernel, 0).addresses())
                .extracting(InterfaceAddress::toString)
                .containsExactly("10.9.0.1/24", "10.9.0.99/24");
        star.router().ip("addr del 10.9.0.99/24 dev v0");
        awaitNotification();
        assertThat(Star.link(kernel, 0).addresses()).hasSize(1);
    }

    @Test
    void noticesAnInterfaceComingAndGoing() {
        star.router().ip("link add new0 type veth peer name new1");
        awaitNotification();
        awaitLinks(links -> links.size() == 4);
        star.router().ip("link delete new0");
        awaitNotification();
        awaitLinks(links -> links.size() == 2);
    }
}
