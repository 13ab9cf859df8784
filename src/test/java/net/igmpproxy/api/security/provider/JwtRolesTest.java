package net.igmpproxy.api.security.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

class JwtRolesTest {
    private final JwtRoles roles = new JwtRoles("groups");

    @Test
    void areThoseThatTheClaimLists() {
        assertThat(roles.convert(jwt("groups", List.of("staff", "operator"))))
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_OPERATOR");
    }

    @Test
    void areThoseAmongTheScopes() {
        assertThat(roles.convert(jwt("scope", "openid viewer viewer")))
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_VIEWER");
        assertThat(roles.convert(jwt("scp", List.of("operator")))).hasSize(1);
    }

    @Test
    void areNoneWhereNothingIsSaid() {
        assertThat(roles.convert(jwt("groups", 5))).isEmpty();
        assertThat(roles.convert(jwt("roles", List.of("operator"))))
                .as("another claim than the one that is set up")
                .isEmpty();
    }

    private static Jwt jwt(String claim, Object value) {
        return Jwt.withTokenValue("token")
                .header("alg", "none")
                .claim(claim, value)
                .build();
    }
}
