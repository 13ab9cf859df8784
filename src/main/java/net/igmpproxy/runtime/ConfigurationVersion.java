package net.igmpproxy.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import net.igmpproxy.core.config.ConfigurationWriter;
import net.igmpproxy.core.config.ProxyConfiguration;

/**
 * Tells one configuration from another; equal configurations have equal versions, in every process.
 *
 * @param value 32 hexadecimal digits
 */
public record ConfigurationVersion(String value) {
    private static final int HASH_LENGTH = 16;

    /** The version of a configuration. */
    public static ConfigurationVersion of(ProxyConfiguration configuration) {
        // Unambiguous: the only free texts are interface names, which hold no white space.
        String text = ConfigurationWriter.write(configuration).toString();
        byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return new ConfigurationVersion(HexFormat.of().formatHex(hash, 0, HASH_LENGTH));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
