package net.igmpproxy.api.security;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.userdetails.AuthenticationUserDetailsService;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/**
 * Authenticates client certificates while they are valid. TLS checks the validity only in the handshake, and a
 * connection or a resumed session may outlast the certificate.
 *
 * @param users the users by the common name (CN) of their certificate
 * @param clock the wall clock
 */
record ValidCertificates(UserDetailsService users, InstantSource clock)
        implements AuthenticationUserDetailsService<PreAuthenticatedAuthenticationToken> {
    @Override
    public UserDetails loadUserDetails(PreAuthenticatedAuthenticationToken attempt) {
        if (!(attempt.getCredentials() instanceof X509Certificate certificate)) {
            throw new IllegalStateException("a name that no certificate bears");
        }
        try {
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateExpiredException | CertificateNotYetValidException invalid) {
            throw new CredentialsExpiredException("The certificate is not valid at this time", invalid);
        }
        return users.loadUserByUsername(attempt.getName());
    }
}
