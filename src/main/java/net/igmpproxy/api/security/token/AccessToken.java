package net.igmpproxy.api.security.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Bearer token of this service. It consists of 256 random bits, so a fast hash protects it as well as a slow one.
 *
 * @param value the token as the client sends it
 */
public record AccessToken(String value) {
    /** Prefix that distinguishes it from tokens of an identity provider and lets secret scanners recognize it. */
    static final String PREFIX = "igmpproxy_";

    private static final int OCTETS = 32;
    private static final int MAX_LENGTH = 128;

    /** Creates a new token. */
    static AccessToken random(SecureRandom random) {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return new AccessToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }

    /** Returns true if the value has the form of a token of this service. Other values are refused without hashing. */
    boolean isPlausible() {
        return value.startsWith(PREFIX) && value.length() <= MAX_LENGTH;
    }

    /** Returns the stored form of the token: its SHA-256 in hexadecimal digits. */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /** Returns the prefix only, so that tokens do not appear in logs. */
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
