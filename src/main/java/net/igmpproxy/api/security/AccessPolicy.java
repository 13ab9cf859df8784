package net.igmpproxy.api.security;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Whether anybody may do anything. That is so only where nobody but the machine's own users can reach the service, and no
 * authentication is set up.
 */
final class AccessPolicy {
    private final TokenFile tokens;
    private final boolean otherAuthentication;

    /**
     * @param tokens              the tokens of the service
     * @param otherAuthentication whether an identity provider or client certificates are set up
     * @param address             the address that the service is to be reached at; empty for all
     * @throws InvalidTokenFileException   if the tokens cannot be read
     * @throws UnprotectedAddressException if others could reach the service, and no authentication is set up
     */
    AccessPolicy(TokenFile tokens, boolean otherAuthentication, String address) {
        this.tokens = tokens;
        this.otherAuthentication = otherAuthentication;
        if (isNothingSetUp() && !isLoopback(address)) {
            throw new UnprotectedAddressException(address, tokens.path());
        }
    }

    /** Whether nobody needs to authenticate. Tokens that cannot be read are tokens. */
    boolean isOpen() {
        try {
            return isNothingSetUp();
        } catch (InvalidTokenFileException unreadable) {
            return false;
        }
    }

    private boolean isNothingSetUp() {
        return !otherAuthentication && tokens.entries().isEmpty();
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
