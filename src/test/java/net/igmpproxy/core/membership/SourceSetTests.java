package net.igmpproxy.core.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import net.igmpproxy.core.addr.Ipv4Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceSetTests {
    private static final Ipv4Address LOW = Ipv4Address.of("10.0.0.1");
    private static final Ipv4Address MIDDLE = Ipv4Address.of("127.255.255.255");
    private static final Ipv4Address HIGH = Ipv4Address.of("192.0.2.1");

    @ParameterizedTest
    @MethodSource({
        "net.igmpproxy.core.membership.RandomSources#pairs",
        "net.igmpproxy.core.membership.RandomSources#largePairs"
    })
    void itsAlgebraIsThatOfTreeSet(SortedSet<Ipv4Address> a, SortedSet<Ipv4Address> b) {
        TreeSet<Ipv4Address> union = new TreeSet<>(a);
        union.addAll(b);
        TreeSet<Ipv4Address> difference = new TreeSet<>(a);
        difference.removeAll(b);
        TreeSet<Ipv4Address> intersection = new TreeSet<>(a);
        intersection.retainAll(b);
        SourceSet setA = SourceSet.copyOf(a);
        SourceSet setB = SourceSet.copyOf(b);

        assertThat(setA.plus(setB)).containsExactlyElementsOf(union);
        assertThat(setA.minus(setB)).containsExactlyElementsOf(difference);
        assertThat(setA.intersect(setB)).containsExactlyElementsOf(intersection);
        assertThat(setA).as("an operand stays as it is").containsExactlyElementsOf(a);
        assertThat(setB).as("an operand stays as it is").containsExactlyElementsOf(b);
    }

    @ParameterizedTest
    @MethodSource("net.igmpproxy.core.membership.RandomSources#pairs")
    void countsWhatFollowsAlikeInTwo(SortedSet<Ipv4Address> a, SortedSet<Ipv4Address> b) {
        SourceSet setA = SourceSet.copyOf(a);
        SourceSet setB = SourceSet.copyOf(b);

        for (int i = 0; i <= setA.size(); i++) {
            for (int j = 0; j <= setB.size(); j++) {
                int run = 0;
                while (i + run < setA.size()
                        && j + run < setB.size()
                        && setA.get(i + run).equals(setB.get(j + run))) {
                    run++;
                }
                assertThat(setA.commonRun(i, setB, j)).isEqualTo(run);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("net.igmpproxy.core.membership.RandomSources#pairs")
    void isEqualWhereTreeSetIs(SortedSet<Ipv4Address> a, SortedSet<Ipv4Address> b) {
        SourceSet setA = SourceSet.copyOf(a);

        assertThat(setA.equals(SourceSet.copyOf(b))).isEqualTo(a.equals(b));
        assertThat(setA).isEqualTo(SourceSet.copyOf(List.copyOf(a))).hasSameHashCodeAs(SourceSet.copyOf(a));
    }

    @ParameterizedTest
    @MethodSource("net.igmpproxy.core.membership.RandomSources#pairs")
    void containsWhatTreeSetContains(SortedSet<Ipv4Address> a, SortedSet<Ipv4Address> b) {
        SourceSet setA = SourceSet.copyOf(a);

        assertThat(setA).hasSameSizeAs(a);
        assertThat(b).allSatisfy(source -> assertThat(setA.contains(source)).isEqualTo(a.contains(source)));
    }

    @Test
    void goesUpInUnsignedOrderWithoutDuplicates() {
        assertThat(SourceSet.of(HIGH, LOW, MIDDLE, LOW, HIGH)).containsExactly(LOW, MIDDLE, HIGH);
    }

    @Test
    void ofNothingIsTheEmptySet() {
        assertThat(SourceSet.of()).isEmpty();
        assertThat(SourceSet.of(LOW).minus(SourceSet.of(LOW))).isSameAs(SourceSet.empty());
    }

    @Test
    void containsNothingButAddresses() {
        Collection<?> sources = SourceSet.of(LOW);

        assertThat(sources.contains("10.0.0.1")).isFalse();
    }

    @Test
    void cannotBeChanged() {
        Iterator<Ipv4Address> sources = SourceSet.of(LOW).iterator();
        sources.next();

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(sources::remove);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> SourceSet.of(LOW).add(HIGH));
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(sources::next);
    }

    @Test
    void doesNotFollowTheCollectionItWasMadeFrom() {
        SortedSet<Ipv4Address> sources = RandomSources.next(new Random(1));
        SourceSet copy = SourceSet.copyOf(sources);
        int size = sources.size();

        sources.clear();

        assertThat(copy).hasSize(size).isNotEmpty();
    }
}
