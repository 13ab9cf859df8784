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
 * Decides who need not authenticate: users of the machine itself, while no authentication is set up. The start is refused by the
 * same rule by which requests are refused afterwards, on every port.
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
     * @param otherAuthentication whether an identity provider or client certificates are set up
     * @param address             the address that the service is bound to; {@code null} for all
     * @throws InvalidTokenFileException   if the tokens cannot be read, and nothing else is set up
     * @throws UnprotectedAddressException if others could reach the service, and no authentication is set up
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

    /** Returns whether a request is admitted without authentication. Tokens that cannot be read are tokens. */
    boolean isOpenTo(ServletRequest request) {
        return Loopback.isWithin(request) && isOpenToTheMachine();
    }

    /** Returns whether requests of the machine itself are admitted without authentication. */
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

    /** The condition that keeps the service from starting. */
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
