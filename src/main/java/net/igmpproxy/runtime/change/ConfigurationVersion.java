package net.igmpproxy.runtime.change;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import net.igmpproxy.core.config.ProxyConfiguration;

/**
 * Version of a configuration: a hash of its canonical form. Equal configurations have equal versions in every process;
 * different ones have different versions.
 *
 * @param value 32 hexadecimal digits
 */
public record ConfigurationVersion(String value) {
    private static final int HASH_LENGTH = 16;

    /** Computes the version of a configuration. */
    public static ConfigurationVersion of(ProxyConfiguration configuration) {
        MessageDigest digest = sha256();
        CanonicalForm.write(configuration, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return new ConfigurationVersion(HexFormat.of().formatHex(digest.digest(), 0, HASH_LENGTH));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
