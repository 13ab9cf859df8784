package net.igmpproxy.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessPolicyTest {
    private static final String ENTRY = "anna viewer " + new AccessToken("igmpproxy_a").hash() + "\n";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "localhost"})
    void isOpenOnLoopbackWhereNothingIsSetUp(String address) {
        assertThat(policy(false, address).isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "::", "192.0.2.1"})
    void isNeverOpenToOthers(String address) {
        assertThatExceptionOfType(UnprotectedAddressException.class)
                .isThrownBy(() -> policy(false, address))
                .satisfies(refusal -> assertThat(refusal.remedy())
                        .contains("token --name=admin", "issuer-uri", "client-auth=need", "127.0.0.1"));
        assertThat(policy(true, address).isOpen()).isFalse();
    }

    @Test
    void closesWithTheFirstToken() throws IOException {
        AccessPolicy policy = policy(false, "127.0.0.1");

        Files.writeString(tokens(), ENTRY);

        assertThat(policy.isOpen()).isFalse();
        assertThat(policy(false, "0.0.0.0").isOpen()).isFalse();
    }

    @Test
    void doesNotOpenForTokensThatCannotBeRead() throws IOException {
        AccessPolicy policy = policy(false, "127.0.0.1");

        Files.writeString(tokens(), "anna\n");

        assertThat(policy.isOpen()).isFalse();
        assertThatExceptionOfType(InvalidTokenFileException.class).isThrownBy(() -> policy(false, "127.0.0.1"));
    }

    private AccessPolicy policy(boolean otherAuthentication, String address) {
        return new AccessPolicy(new TokenFile(tokens()), otherAuthentication, address);
    }

    private Path tokens() {
        return directory.resolve("tokens");
    }
}
