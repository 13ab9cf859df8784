package net.igmpproxy.api.security;

import jakarta.servlet.ServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses that the machine's own users alone can reach. */
final class Loopback {
    /** Nothing that a resolver would be asked for. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F]*:[0-9a-fA-F:.]*(%.*)?");

    private Loopback() {}

    /**
     * Returns whether a service at an address or a name is reached from the machine itself only.
     *
     * @param address as {@code server.address} has it; empty for all addresses
     */
    static boolean isOnly(String address) {
        try {
            return !address.isEmpty()
                    && Arrays.stream(InetAddress.getAllByName(address)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /**
     * Returns whether a request has not left the machine. A destination of the loopback network does not say so by itself: with
     * {@code net.ipv4.conf.*.route_localnet} the kernel delivers packets of other hosts there.
     */
    static boolean isWithin(ServletRequest request) {
        return isLiteral(request.getLocalAddr()) && isLiteral(request.getRemoteAddr());
    }

    private static boolean isLiteral(@Nullable String address) {
        return address != null && LITERAL.matcher(address).matches() && isOnly(address);
    }
}
