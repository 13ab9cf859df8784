package net.igmpproxy.api.security;

import jakarta.servlet.ServletRequest;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import net.igmpproxy.api.security.token.InvalidTokenFileException;
import net.igmpproxy.api.security.token.TokensInForce;
import net.igmpproxy.runtime.probe.AccessProbe;
import net.igmpproxy.runtime.probe.AccessProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which requests need no authentication: those of the machine itself, if no authentication is configured. The
 * same rule refuses the startup of the service and requests at run time, on every port.
 */
final class AccessPolicy implements AccessProbe {
    private static final Logger LOGGER = LoggerFactory.getLogger(AccessPolicy.class);

    private final TokensInForce tokens;
    private final boolean otherAuthentication;
    private final @Nullable InetAddress address;
    private final boolean loopbackOnly;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param tokens              the tokens of the service
     * @param otherAuthentication true if an identity provider or client certificates are configured
     * @param address             the bind address of the service; {@code null} for all addresses
     * @throws InvalidTokenFileException   if the tokens cannot be read and no other authentication is configured
     * @throws UnprotectedAddressException if other hosts could reach the service and no authentication is configured
     */
    AccessPolicy(TokensInForce tokens, boolean otherAuthentication, @Nullable InetAddress address) {
        this.tokens = tokens;
        this.otherAuthentication = otherAuthentication;
        this.address = address;
        this.loopbackOnly = address != null && address.isLoopbackAddress();
        if (!otherAuthentication && tokens.refusal().isPresent()) {
            throw tokens.refusal().get();
        }
        if (isClosedToAll()) {
            throw new UnprotectedAddressException(
                    addressText("this machine"), tokens.file().path());
        }
    }

    /**
     * Returns true if a request is admitted without authentication. An unreadable token file counts as a file with
     * tokens.
     */
    boolean isOpenTo(ServletRequest request) {
        return Loopback.isWithin(request) && isOpenToTheMachine();
    }

    /** Returns true if requests of the machine itself are admitted without authentication. */
    boolean isOpenToTheMachine() {
        return loopbackOnly && !otherAuthentication && tokens.areCertainlyNone();
    }

    @Override
    public Optional<AccessProblem> accessProblem() {
        boolean nobody = isClosedToAll();
        if (closed.getAndSet(nobody) != nobody) {
            log(nobody);
        }
        return nobody ? Optional.of(problem()) : tokensRefused();
    }

    /** Returns true under the condition that also prevents the startup of the service. */
    private boolean isClosedToAll() {
        return !loopbackOnly && !otherAuthentication && tokens.areNone();
    }

    private AccessProblem problem() {
        return new AccessProblem(
                AccessProblem.Kind.NO_AUTHENTICATION,
                "REST refuses everybody: it listens on " + addressText("all addresses")
                        + ", there is no token in " + tokens.file().path()
                        + ", and neither an identity provider nor a client certificate has a role",
                tokens.file().path());
    }

    private String addressText(String all) {
        return address == null ? all : address.getHostAddress();
    }

    private Optional<AccessProblem> tokensRefused() {
        return tokens.refusal()
                .map(refusal -> new AccessProblem(
                        AccessProblem.Kind.TOKENS_REFUSED,
                        String.valueOf(refusal.getMessage()),
                        tokens.file().path()));
    }

    private void log(boolean nobody) {
        if (nobody) {
            LOGGER.error("{}. Make a token: it counts at once", problem().reason());
        } else {
            LOGGER.info("REST admits users again");
        }
    }
}
