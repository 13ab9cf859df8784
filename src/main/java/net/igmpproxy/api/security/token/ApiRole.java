package net.igmpproxy.api.security.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Role of a client of the REST API. */
public enum ApiRole {
    /** May read. */
    VIEWER,
    /** May read and change. */
    OPERATOR;

    /** Returns the role of a lower-case name; empty if there is none. */
    public static Optional<ApiRole> of(String name) {
        return Arrays.stream(values()).filter(role -> role.word().equals(name)).findFirst();
    }

    /** Returns the name in lower case. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public GrantedAuthority authority() {
        return new SimpleGrantedAuthority("ROLE_" + name());
    }
}
