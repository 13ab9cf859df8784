package net.igmpproxy.launch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Kernel settings of the proxy.
 *
 * @param receiveBuffer size of the receive buffer, 64KB to 1GB. The kernel counts about 800 bytes for each queued IGMP
 *                      packet. Without CAP_NET_ADMIN the kernel limits it to {@code net.core.rmem_max}
 */
@ConfigurationProperties("igmp-proxy")
record KernelProperties(@DefaultValue("16MB") DataSize receiveBuffer) {
    private static final DataSize LEAST = DataSize.ofKilobytes(64);
    private static final DataSize MOST = DataSize.ofGigabytes(1);

    KernelProperties {
        if (receiveBuffer.compareTo(LEAST) < 0 || receiveBuffer.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "igmp-proxy.receive-buffer must be from 64KB to 1GB, not " + receiveBuffer);
        }
    }

    int receiveBufferOctets() {
        return (int) receiveBuffer.toBytes();
    }
}
