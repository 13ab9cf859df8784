package net.igmpproxy.scenario.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.igmpproxy.lab.netns.LaboratoryException;

/** Keys and certificates of two authorities, created by the JDK's keytool and valid for one day. */
final class Certificates {
    /** Password of test keys; not a secret. */
    static final String PASSWORD = "changeit";

    private static final char[] SECRET = PASSWORD.toCharArray();
    private static final String SERVER = "server";

    private final Path directory;

    /** Creates the certificates of a server and of clients in a directory. */
    Certificates(Path directory, String... clients) {
        this.directory = directory;
        make("authority", "CN=authority", List.of("-ext", "bc=ca:true"));
        make(SERVER, "CN=proxy", List.of("-signer", "authority", "-ext", "san=ip:127.0.0.1"));
        for (String client : clients) {
            make(client, "CN=" + client, List.of("-signer", "authority"));
        }
        make("stranger", "CN=stranger", List.of("-ext", "bc=ca:true"));
        make("impostor", "CN=" + clients[0], List.of("-signer", "stranger"));
    }

    /**
     * Returns the TLS properties of the server.
     *
     * @param clientAuth {@code need} or {@code want}, for client certificates
     */
    Map<String, String> server(String clientAuth) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("server.ssl.key-store", all().toString());
        properties.put("server.ssl.key-store-password", PASSWORD);
        properties.put("server.ssl.key-alias", SERVER);
        properties.put("server.ssl.trust-store", trusted().toString());
        properties.put("server.ssl.trust-store-password", PASSWORD);
        properties.put("server.ssl.client-auth", clientAuth);
        return properties;
    }

    /** Returns all keys with their certificates. */
    KeyStore store() {
        try {
            return KeyStore.getInstance(all().toFile(), SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new LaboratoryException("keys", e);
        }
    }

    /** Returns the certificate of the authority that both sides trust. */
    KeyStore authority() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, SECRET);
            trusted.setCertificateEntry("authority", store().getCertificate("authority"));
            return trusted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new LaboratoryException("certificates", e);
        }
    }

    private Path trusted() {
        Path file = directory.resolve("trusted.p12");
        try (var out = Files.newOutputStream(file)) {
            authority().store(out, SECRET);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new LaboratoryException("certificates", e);
        }
    }

    private Path all() {
        return directory.resolve("all.p12");
    }

    private void make(String alias, String name, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-validity",
                "1",
                "-alias",
                alias,
                "-dname",
                name));
        command.addAll(List.of("-keystore", all().toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(more);
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new LaboratoryException("keytool: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaboratoryException("interrupted in keytool", e);
        }
    }
}
