package net.igmpproxy.bench;

import java.time.Duration;
import net.igmpproxy.lab.Daemon;
import net.igmpproxy.lab.ProxyProcess;

/** Running router. */
interface Router extends AutoCloseable {
    /** Returns the resident memory in bytes. */
    long residentOctets();

    /** Returns the consumed processor time. */
    Duration processorTime();

    /** Stops the router. */
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
