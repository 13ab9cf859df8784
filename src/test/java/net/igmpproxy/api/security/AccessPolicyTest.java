package net.igmpproxy.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.igmpproxy.api.security.token.AccessToken;
import net.igmpproxy.api.security.token.InvalidTokenFileException;
import net.igmpproxy.api.security.token.TokenFile;
import net.igmpproxy.api.security.token.TokensInForce;
import net.igmpproxy.runtime.probe.AccessProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class AccessPolicyTest {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String ENTRY = "anna viewer " + new AccessToken("igmpproxy_a").hash() + "\n";

    @TempDir
    private Path directory;

    private long nowNanos;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "localhost"})
    void isOpenOnLoopbackWhereNothingIsSetUp(String address) {
        assertThat(isOpen(policy(false, address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "::", "192.0.2.1", "fe80::1"})
    void isNeverOpenToOthers(String address) {
        assertThatExceptionOfType(UnprotectedAddressException.class)
                .isThrownBy(() -> policy(false, address))
                .satisfies(refusal -> assertThat(refusal.remedy())
                        .contains("token --name=admin", "issuer-uri", "client-auth=need", "127.0.0.1"));
        assertThat(isOpen(policy(true, address))).isFalse();
    }

    /** A management port may serve the network, and packets of the network may arrive at the loopback address. */
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:1, true",
        "192.0.2.1, 192.0.2.1, false",
        "192.0.2.1, 127.0.0.1, false",
        "127.0.0.1, 192.0.2.7, false",
        "127.0.0.1, localhost, false",
        "127.0.0.1, unknown, false",
        "127.0.0.1, '', false"
    })
    void isOpenToTheMachineItselfOnly(String local, String remote, boolean open) {
        assertThat(policy(false, LOOPBACK).isOpenTo(request(local, remote))).isEqualTo(open);
    }

    @Test
    void closesWithTheFirstToken() throws IOException {
        AccessPolicy policy = policy(false, LOOPBACK);

        Files.writeString(tokens(), ENTRY);

        assertThat(isOpen(policy)).isFalse();
        assertThat(isOpen(policy(false, "0.0.0.0"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nobody\n", "anna\n", "\0\1\2"})
    void isClosedToAllWithoutItsLastToken(String content) throws IOException {
        Files.writeString(tokens(), ENTRY);
        AccessPolicy policy = policy(false, "0.0.0.0");
        assertThat(policy.accessProblem()).isEmpty();

        Files.writeString(tokens(), content);
        settle();

        assertThat(isOpen(policy)).isFalse();
        assertThat(policy.accessProblem()).isPresent();
        Files.writeString(tokens(), ENTRY);
        assertThat(isOpen(policy)).isFalse();
        assertThat(policy.accessProblem()).isEmpty();
    }

    @Test
    void isClosedToAllWithoutItsFile() throws IOException {
        Files.writeString(tokens(), ENTRY);
        AccessPolicy policy = policy(false, "::");

        Files.delete(tokens());
        assertThat(isOpen(policy)).isFalse();
        settle();

        assertThat(isOpen(policy)).isFalse();
        assertThat(policy.accessProblem()).hasValueSatisfying(problem -> {
            assertThat(problem.kind()).isEqualTo(AccessProblem.Kind.NO_AUTHENTICATION);
            assertThat(problem.reason()).contains("0:0:0:0:0:0:0:0", tokens().toString());
        });
    }

    @Test
    void aFileThatIsBeingWrittenOpensNothing() throws IOException {
        Files.writeString(tokens(), ENTRY);
        AccessPolicy policy = policy(false, LOOPBACK);
        assertThat(isOpen(policy)).isFalse();

        Files.writeString(tokens(), "# written in two parts\n");
        assertThat(isOpen(policy)).isFalse();
        Files.writeString(tokens(), ENTRY);
        settle();
        assertThat(isOpen(policy)).isFalse();

        Files.writeString(tokens(), "");
        assertThat(isOpen(policy)).isFalse();
        settle();
        assertThat(isOpen(policy)).isTrue();
    }

    /** A startup during an update of the file, or before its volume is mounted, admits no one. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# half of i"})
    void aFileThatIsBeingWrittenAtTheStartOpensNothing(String content) throws IOException {
        Files.writeString(tokens(), content);
        AccessPolicy policy = policy(false, LOOPBACK);
        assertThat(isOpen(policy)).isFalse();
        nowNanos += TokensInForce.SETTLING.toNanos() - 1;
        assertThat(isOpen(policy)).isFalse();

        Files.writeString(tokens(), content + "#\n");
        nowNanos++;
        assertThat(isOpen(policy)).as("it is still being written").isFalse();
        Files.writeString(tokens(), ENTRY);
        settle();
        assertThat(isOpen(policy)).isFalse();
    }

    @Test
    void tokensThatNobodyHasLookedForKeepTheServiceClosedAsLong() throws IOException {
        Files.writeString(tokens(), "");
        AccessPolicy policy = policy(false, LOOPBACK);
        settle();
        assertThat(isOpen(policy)).isTrue();

        Files.writeString(tokens(), ENTRY);
        Files.writeString(tokens(), "# rewritten\n");
        assertThat(isOpen(policy)).isFalse();
        Files.delete(tokens());
        assertThat(isOpen(policy)).isFalse();
        settle();
        assertThat(isOpen(policy)).isTrue();
    }

    @Test
    void doesNotOpenForALinkThatPointsNowhere() throws IOException {
        AccessPolicy policy = policy(false, LOOPBACK);
        assertThat(isOpen(policy)).isTrue();

        Files.createSymbolicLink(tokens(), directory.resolve("volume/tokens"));
        settle();

        assertThat(isOpen(policy)).isFalse();
        assertThat(policy.accessProblem()).map(AccessProblem::kind).contains(AccessProblem.Kind.TOKENS_REFUSED);
        assertThatExceptionOfType(InvalidTokenFileException.class).isThrownBy(() -> policy(false, LOOPBACK));
    }

    @Test
    void doesNotOpenForTokensThatCannotBeRead() throws IOException {
        AccessPolicy policy = policy(false, LOOPBACK);

        Files.writeString(tokens(), "anna\n");

        assertThat(isOpen(policy)).isFalse();
        assertThat(policy.accessProblem()).map(AccessProblem::kind).contains(AccessProblem.Kind.TOKENS_REFUSED);
        assertThatExceptionOfType(InvalidTokenFileException.class).isThrownBy(() -> policy(false, LOOPBACK));
    }

    @Test
    void doesNotOpenForADirectory() throws IOException {
        AccessPolicy policy = policy(false, LOOPBACK);

        Files.createDirectory(tokens());
        settle();

        assertThat(isOpen(policy)).isFalse();
    }

    private void settle() {
        nowNanos += TokensInForce.SETTLING.toNanos();
    }

    private static boolean isOpen(AccessPolicy policy) {
        return policy.isOpenTo(request(LOOPBACK, LOOPBACK));
    }

    private static MockHttpServletRequest request(String local, String remote) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setLocalAddr(local);
        request.setRemoteAddr(remote);
        return request;
    }

    /** @param address the bind address; empty for all addresses */
    private AccessPolicy policy(boolean otherAuthentication, String address) {
        return new AccessPolicy(
                new TokensInForce(new TokenFile(tokens()), () -> nowNanos), otherAuthentication, resolve(address));
    }

    private static @Nullable InetAddress resolve(String address) {
        try {
            return address.isEmpty() ? null : InetAddress.getByName(address);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException(address, unknown);
        }
    }

    private Path tokens() {
        return directory.resolve("tokens");
    }
}
