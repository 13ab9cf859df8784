package net.igmpproxy.core.membership;

import static net.igmpproxy.core.membership.SourceFilter.EVERYTHING;
import static net.igmpproxy.core.membership.SourceFilter.NOTHING;
import static net.igmpproxy.core.membership.SourceFilter.exclude;
import static net.igmpproxy.core.membership.SourceFilter.include;
import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.core.addr.Ipv4Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceFilterTests {
    private static final Ipv4Address A = Ipv4Address.of("192.0.2.1");
    private static final Ipv4Address B = Ipv4Address.of("192.0.2.2");
    private static final Ipv4Address C = Ipv4Address.of("192.0.2.3");
    private static final Ipv4Address D = Ipv4Address.of("192.0.2.4");
    private static final Ipv4Address E = Ipv4Address.of("192.0.2.5");
    private static final Ipv4Address F = Ipv4Address.of("192.0.2.6");

    @ParameterizedTest
    @MethodSource("net.igmpproxy.core.membership.RandomSources#filters")
    void aMergeAdmitsWhatEitherAdmits(SourceFilter a, SourceFilter b) {
        assertThat(RandomSources.universe())
                .allSatisfy(source ->
                        assertThat(a.merge(b).admits(source)).isEqualTo(a.admits(source) || b.admits(source)));
    }

    @ParameterizedTest
    @MethodSource("net.igmpproxy.core.membership.RandomSources#filters")
    void aMergeExcludesIfEitherExcludes(SourceFilter a, SourceFilter b) {
        assertThat(a.merge(b).isExclude()).isEqualTo(a.isExclude() || b.isExclude());
    }

    @ParameterizedTest
    @MethodSource("net.igmpproxy.core.membership.RandomSources#filters")
    void theOrderOfMergingDoesNotMatter(SourceFilter a, SourceFilter b, SourceFilter c) {
        assertThat(a.merge(b)).isEqualTo(b.merge(a));
        assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
    }

    @ParameterizedTest
    @MethodSource("net.igmpproxy.core.membership.RandomSources#filters")
    void aMergeWithItselfChangesNothing(SourceFilter a) {
        assertThat(a.merge(a)).isEqualTo(a);
    }

    @Test
    void mergesTheExamplesOfRfc9776Section32() {
        SourceFilter s1 = exclude(SourceSet.of(A, B, C, D));
        SourceFilter s2 = exclude(SourceSet.of(B, C, D, E));
        SourceFilter s3 = include(SourceSet.of(D, E, F));

        assertThat(s1.merge(s2).merge(s3)).isEqualTo(exclude(SourceSet.of(B, C)));
        assertThat(s1.merge(s2).merge(s3).merge(EVERYTHING)).isEqualTo(EVERYTHING);
        assertThat(include(SourceSet.of(A, B, C))
                        .merge(include(SourceSet.of(B, C, D)))
                        .merge(include(SourceSet.of(E, F))))
                .isEqualTo(include(SourceSet.of(A, B, C, D, E, F)));
    }

    @Test
    void nothingAddsNothingAndEverythingAll() {
        SourceFilter filter = include(SourceSet.of(A));

        assertThat(filter.merge(NOTHING)).isEqualTo(filter);
        assertThat(filter.merge(EVERYTHING)).isEqualTo(EVERYTHING);
    }

    @Test
    void admitsWhatItListsOrWhatItDoesNot() {
        assertThat(include(SourceSet.of(A)).admits(A)).isTrue();
        assertThat(include(SourceSet.of(A)).admits(B)).isFalse();
        assertThat(exclude(SourceSet.of(A)).admits(A)).isFalse();
        assertThat(exclude(SourceSet.of(A)).admits(B)).isTrue();
    }

    @Test
    void onlyTheEmptyIncludeIsNothing() {
        assertThat(include(SourceSet.empty())).isSameAs(NOTHING);
        assertThat(NOTHING.isNothing()).isTrue();
        assertThat(EVERYTHING.isNothing()).isFalse();
        assertThat(include(SourceSet.of(A)).isNothing()).isFalse();
    }
}
