package net.igmpproxy.api.security.provider;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import net.igmpproxy.api.security.token.ApiRole;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** Extracts the granted roles from a JWT: those listed in a configurable claim and those among its scopes. */
public final class JwtRoles implements Converter<Jwt, Collection<GrantedAuthority>> {
    private final String claim;

    public JwtRoles(String claim) {
        this.claim = claim;
    }

    @Override
    public Collection<GrantedAuthority> convert(Jwt jwt) {
        return Stream.of(claim, "scope", "scp")
                .flatMap(name -> words(jwt.getClaims().get(name)))
                .flatMap(word -> ApiRole.of(word).stream())
                .distinct()
                .map(ApiRole::authority)
                .toList();
    }

    private static Stream<String> words(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().filter(Objects::nonNull).map(Object::toString);
        }
        return value instanceof String text ? Stream.of(text.split(" ", -1)) : Stream.empty();
    }
}
