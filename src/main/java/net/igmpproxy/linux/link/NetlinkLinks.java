package net.igmpproxy.linux.link;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.linux.netlink.AddressMessage;
import net.igmpproxy.linux.netlink.LinkMessage;
import net.igmpproxy.linux.netlink.LinkTable;
import net.igmpproxy.linux.netlink.NetlinkDumper;
import net.igmpproxy.linux.netlink.RouteDump;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.LinkMonitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Interfaces and their addresses by rtnetlink, with separate sockets for dumps and notifications. */
public final class NetlinkLinks implements LinkMonitor {
    private static final Logger LOGGER = LoggerFactory.getLogger(NetlinkLinks.class);

    private final NetlinkDumper dumper;
    private final NotificationSocket notifications;
    private final NotificationLog log;
    private final IntConsumer watch;
    private Optional<KernelException> failure = Optional.empty();

    /**
     * @param log   collects the content of the notifications
     * @param watch receives the descriptor of a new notification socket that replaces a broken one
     */
    public NetlinkLinks(
            NetlinkDumper dumper, NotificationSocket notifications, NotificationLog log, IntConsumer watch) {
        this.log = log;
        this.dumper = dumper;
        this.notifications = notifications;
        this.watch = watch;
    }

    @Override
    public List<Link> links() {
        return LinkTable.join(
                dumper.dump(RouteDump.LINKS, LinkMessage::parse),
                dumper.dump(RouteDump.ADDRESSES, AddressMessage::parse));
    }

    @Override
    public Optional<KernelException> takeFailure() {
        Optional<KernelException> taken = failure;
        failure = Optional.empty();
        return taken;
    }

    @Override
    public Changes read() {
        return log.take(drain());
    }

    @Override
    public boolean isPending() {
        return log.isPending();
    }

    /**
     * Reads notifications into the log for {@link #read}, so that a caller that changes many entries does not overrun
     * the buffer.
     */
    public void gather() {
        drain();
    }

    private boolean drain() {
        try {
            return notifications.drain(log);
        } catch (KernelException broken) {
            failure = Optional.of(broken);
            LOGGER.warn("{} Another socket takes its place.", broken.getMessage());
            notifications.renew();
            watch.accept(notifications.number());
            log.lost();
            return true;
        }
    }
}
