package net.igmpproxy.api.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Objects;

/** Client certificates of the user anna with different validity periods. */
final class Certificates {
    /** Valid until 2119. */
    static final X509Certificate VALID = read("valid");

    /** Valid until 2025-01-11. */
    static final X509Certificate EXPIRED = read("expired");

    /** Valid from 2119. */
    static final X509Certificate FUTURE = read("future");

    /** Name of the request attribute with the client's certificate chain. */
    static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    private Certificates() {}

    private static X509Certificate read(String name) {
        try (InputStream in =
                Objects.requireNonNull(Certificates.class.getResourceAsStream("/certificates/" + name + ".pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException malformed) {
            throw new IllegalStateException(name, malformed);
        }
    }
}
