package net.igmpproxy.core.membership;

import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import org.junit.jupiter.params.provider.Arguments;

/** Random source sets, reproducible by seed. Small sets of few addresses are often empty, equal or overlapping. */
final class RandomSources {
    private static final int ADDRESSES = 8;
    private static final int MANY_ADDRESSES = 2000;
    private static final int DRAWS = 100;

    private RandomSources() {}

    /** Returns all possible sources, below and above 128.0.0.0; the last one is in no set. */
    static Stream<Ipv4Address> universe() {
        return IntStream.rangeClosed(0, ADDRESSES).mapToObj(RandomSources::address);
    }

    /** Returns pairs of sets, the same at every call. */
    static Stream<Arguments> pairs() {
        Random random = new Random(4605);
        return Stream.generate(() -> Arguments.of(next(random), next(random))).limit(DRAWS);
    }

    /** Returns pairs of large sets that differ in some sources. */
    static Stream<Arguments> largePairs() {
        Random random = new Random(8652);
        return Stream.generate(() -> {
                    SortedSet<Ipv4Address> first = some(random, 1000);
                    SortedSet<Ipv4Address> second = new TreeSet<>(first);
                    second.removeAll(some(random, 300));
                    second.addAll(some(random, 10));
                    return random.nextBoolean() ? Arguments.of(first, second) : Arguments.of(second, first);
                })
                .limit(DRAWS);
    }

    private static SortedSet<Ipv4Address> some(Random random, int most) {
        SortedSet<Ipv4Address> sources = new TreeSet<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            sources.add(address(random.nextInt(MANY_ADDRESSES)));
        }
        return sources;
    }

    /** Returns triples of filters of both modes, the same at every call. */
    static Stream<Arguments> filters() {
        Random random = new Random(9776);
        return Stream.generate(() -> Arguments.of(filter(random), filter(random), filter(random)))
                .limit(DRAWS);
    }

    /** Returns a set; not empty for seed 1. */
    static SortedSet<Ipv4Address> next(Random random) {
        SortedSet<Ipv4Address> sources = new TreeSet<>();
        for (int i = random.nextInt(ADDRESSES + 1); i > 0; i--) {
            sources.add(address(random.nextInt(ADDRESSES)));
        }
        return sources;
    }

    private static SourceFilter filter(Random random) {
        SourceSet sources = SourceSet.copyOf(next(random));
        return random.nextBoolean() ? SourceFilter.include(sources) : SourceFilter.exclude(sources);
    }

    private static Ipv4Address address(int index) {
        return new Ipv4Address(Integer.MAX_VALUE - ADDRESSES / 2 + 1 + index);
    }
}
