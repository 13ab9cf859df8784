package net.igmpproxy.scenario.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import net.igmpproxy.lab.netns.NetworkNamespace;

/** Identity provider (OpenID Connect Discovery 1.0, RFC 7517) on the loopback interface of a namespace. */
final class IdentityProvider implements AutoCloseable {
    /** Audience of its tokens. */
    static final String AUDIENCE = "igmp-proxy";

    private static final int BITS = 2048;
    private static final int MINUTE = 60;

    private final HttpServer server;
    private final RSAKey rsa;
    private final ECKey ec;
    private volatile boolean available = true;

    private IdentityProvider(HttpServer server) throws JOSEException {
        this.server = server;
        this.rsa = new RSAKeyGenerator(BITS).keyID("rsa").generate();
        this.ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    }

    static IdentityProvider start(NetworkNamespace namespace) {
        return namespace.call(() -> {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            IdentityProvider provider = new IdentityProvider(HttpServer.create(address, 0));
            String configuration =
                    "{\"issuer\": \"" + provider.issuer() + "\", \"jwks_uri\": \"" + provider.keys() + "\"}";
            provider.serve("/.well-known/openid-configuration", configuration);
            provider.serve("/keys", new JWKSet(List.of(provider.rsa, provider.ec)).toString());
            provider.server.start();
            return provider;
        });
    }

    /** Sets if the provider responds; initially true. */
    void setAvailable(boolean present) {
        available = present;
    }

    /** Returns the issuer of its tokens, which is also the base URI of its configuration. */
    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the URI of its public keys. */
    String keys() {
        return issuer() + "/keys";
    }

    /** Returns the claims of a token that is valid for one minute. */
    JWTClaimsSet.Builder claims(String subject) {
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .issuer(issuer())
                .audience(AUDIENCE)
                .expirationTime(Date.from(Instant.now().plusSeconds(MINUTE)));
    }

    /** Returns a token signed with RSA. */
    String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, rsa);
    }

    /** Returns a token signed with an elliptic curve key. */
    String signedByEllipticCurve(JWTClaimsSet.Builder claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build(), claims.build());
        try {
            token.sign(new ECDSASigner(ec));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns a token with this provider's key ID, signed by another key. */
    String forged(JWTClaimsSet.Builder claims) {
        try {
            return signed(claims, new RSAKeyGenerator(BITS).keyID("rsa").generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns an unsigned token. */
    static String unsigned(JWTClaimsSet.Builder claims) {
        return new PlainJWT(claims.build()).serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void serve(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(available ? 200 : 500, body.length);
                exchange.getResponseBody().write(body);
            } catch (IOException gone) {
                return;
            }
        });
    }
}
