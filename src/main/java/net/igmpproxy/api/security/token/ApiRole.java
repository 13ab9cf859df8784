package net.igmpproxy.api.security.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What somebody may do. */
public enum ApiRole {
    /** Read. */
    VIEWER,
    /** Read and change. */
    OPERATOR;

    /** The role of a name in lower case. */
    public static Optional<ApiRole> of(String name) {
        return Arrays.stream(values()).filter(role -> role.word().equals(name)).findFirst();
    }

    /** Its name as users write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public GrantedAuthority authority() {
        return new SimpleGrantedAuthority("ROLE_" + name());
    }
}
