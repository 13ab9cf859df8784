package net.igmpproxy.api.security.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A bearer token of this service. It is 256 random bits, so that a plain hash keeps it as safe as a slow one would.
 *
 * @param value as a client sends it
 */
public record AccessToken(String value) {
    /** By this a token is told from that of an identity provider, and found by scanners of repositories. */
    static final String PREFIX = "igmpproxy_";

    private static final int OCTETS = 32;
    private static final int MAX_LENGTH = 128;

    /** A new one. */
    static AccessToken random(SecureRandom random) {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return new AccessToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }

    /** Returns whether it can be a token of this service; an attempt that cannot costs no hash. */
    boolean isPlausible() {
        return value.startsWith(PREFIX) && value.length() <= MAX_LENGTH;
    }

    /** What is kept of it: its SHA-256 in hexadecimal digits. */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /** Tokens do not show up in logs. */
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
