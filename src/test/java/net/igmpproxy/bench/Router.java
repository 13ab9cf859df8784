package net.igmpproxy.bench;

import java.time.Duration;
import net.igmpproxy.lab.Daemon;
import net.igmpproxy.lab.ProxyProcess;

/** A router at work. */
interface Router extends AutoCloseable {
    /** Octets of memory that it occupies. */
    long residentOctets();

    /** How much time of processors it has taken. */
    Duration processorTime();

    /** Ends it. */
    @Override
    void close();

    static Router of(ProxyProcess proxy) {
        return new Router() {
            @Override
            public long residentOctets() {
                return proxy.residentOctets();
            }

            @Override
            public Duration processorTime() {
                return proxy.processorTime();
            }

            @Override
            public void close() {
                proxy.stop();
            }
        };
    }

    static Router of(Daemon daemon) {
        return new Router() {
            @Override
            public long residentOctets() {
                return daemon.residentOctets();
            }

            @Override
            public Duration processorTime() {
                return daemon.processorTime();
            }

            @Override
            public void close() {
                daemon.stop();
            }
        };
    }
}
