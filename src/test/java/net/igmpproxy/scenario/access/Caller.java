package net.igmpproxy.scenario.access;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.netns.LaboratoryException;
import org.jspecify.annotations.Nullable;

/**
 * Client of the service, with or without certificate and token.
 *
 * @param token the bearer token, if any
 */
record Caller(HttpClient client, URI base, Optional<String> token) {

    /** Returns a client over plain HTTP. */
    static Caller plain(int port) {
        return new Caller(HttpClient.newHttpClient(), URI.create("http://127.0.0.1:" + port), Optional.empty());
    }

    /** Returns a client over TLS without a certificate. */
    static Caller tls(int port, Certificates certificates) {
        return tls(port, certificates, new KeyManager[0]);
    }

    /** Returns a client over TLS that always presents a certificate, even one of an untrusted authority. */
    static Caller tls(int port, Certificates certificates, String alias) {
        return tls(port, certificates, new KeyManager[] {new Insistent(certificates, alias)});
    }

    private static Caller tls(int port, Certificates certificates, KeyManager[] keys) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(certificates.authority());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust.getTrustManagers(), null);
            HttpClient client = HttpClient.newBuilder().sslContext(context).build();
            return new Caller(client, URI.create("https://127.0.0.1:" + port), Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new LaboratoryException("TLS", e);
        }
    }

    /** Returns a copy with a token. */
    Caller with(String bearer) {
        return new Caller(client, base, Optional.of(bearer));
    }

    /** Gets a resource. */
    HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** Replaces a resource by a JSON document. */
    HttpResponse<String> put(String path, String json) throws IOException {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        try {
            return client.send(request.timeout(Await.PATIENCE).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaboratoryException("interrupted", e);
        }
    }

    /** Always presents its certificate. The JDK's key manager does so only if the server trusts its authority. */
    private static final class Insistent extends X509ExtendedKeyManager {
        private final Certificates certificates;
        private final String alias;

        private Insistent(Certificates certificates, String alias) {
            this.certificates = certificates;
            this.alias = alias;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return alias;
        }

        @Override
        public String chooseEngineClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return alias;
        }

        @Override
        public X509Certificate[] getCertificateChain(String name) {
            try {
                return Arrays.stream(certificates.store().getCertificateChain(name))
                        .map(X509Certificate.class::cast)
                        .toArray(X509Certificate[]::new);
            } catch (GeneralSecurityException e) {
                throw new LaboratoryException("certificates", e);
            }
        }

        @Override
        public PrivateKey getPrivateKey(String name) {
            try {
                return (PrivateKey) certificates.store().getKey(name, Certificates.PASSWORD.toCharArray());
            } catch (GeneralSecurityException e) {
                throw new LaboratoryException("keys", e);
            }
        }

        @Override
        public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {alias};
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }
}
