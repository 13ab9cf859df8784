package net.igmpproxy.core.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;

/** Random valid documents, reproducible by seed. Every value sometimes has its default. */
public final class RandomConfigurations {
    private static final int SSM = 0xe8000000;
    private static final int ADMIN_SCOPED = 0xef000000;

    private final Random random;

    private RandomConfigurations(long seed) {
        random = new Random(seed);
    }

    /** Returns the document of a seed. */
    public static ProxyConfiguration of(long seed) {
        return new RandomConfigurations(seed).document();
    }

    private ProxyConfiguration document() {
        Map<InterfaceName, InterfaceConfiguration> interfaces = Stream.of("eth0", "eth1.100", "tun{a=b}")
                .limit(random.nextInt(4))
                .collect(Collectors.toMap(
                        InterfaceName::new, name -> interfaceOf(name.equals("eth0") ? Role.UPSTREAM : anyRole())));
        return new ProxyConfiguration(
                random.nextBoolean(),
                random.nextBoolean(),
                oneOf(QuickleaveMode.values()),
                new SsmConfiguration(
                        orElse(SsmConfiguration.DEFAULT.range(), () -> some(() -> groups(SSM))),
                        some(() -> new SsmMapping(atLeastOne(() -> groups(ADMIN_SCOPED)), atLeastOne(this::source)))),
                orElse(ProxyConfiguration.EMPTY.maxEntries(), () -> 1 + random.nextInt(10_000_000)),
                orElse(ProxyConfiguration.EMPTY.maxFlows(), () -> 1 + random.nextInt(1_000_000)),
                new GroupNames(new TreeMap<>(some(this::staticGroup).stream()
                        .collect(Collectors.toMap(
                                StaticGroup::group,
                                named -> oneOf("on: ", "x, 232.0.0.1=", "}, {", "\u00fc\ud83d\udcfa ") + named.group(),
                                (one, other) -> one)))),
                new TreeMap<>(interfaces));
    }

    private Role anyRole() {
        return random.nextBoolean() ? Role.DOWNSTREAM : Role.DISABLED;
    }

    private InterfaceConfiguration interfaceOf(Role role) {
        InterfaceConfiguration defaults = InterfaceConfiguration.of(role);
        return defaults.withAltSubnets(some(this::network))
                .withThreshold(orElse(defaults.threshold(), () -> 1 + random.nextInt(255)))
                .withPolicy(orElse(defaults.policy(), this::policy))
                .withTimers(orElse(defaults.timers(), this::timers))
                .withProtocol(orElse(defaults.protocol(), () -> protocol(role)))
                .withLimits(orElse(defaults.limits(), this::limits))
                .withRates(orElse(defaults.rates(), this::rates))
                .withHosts(new HostOptions(random.nextBoolean(), random.nextBoolean()))
                .withStaticGroups(List.copyOf(some(this::staticGroup).stream()
                        .collect(Collectors.toMap(StaticGroup::group, Function.identity(), (one, other) -> one))
                        .values()));
    }

    /** Static groups are in 232.0.0.0/8, which no policy of this generator denies. */
    private GroupPolicy policy() {
        List<Ipv4Prefix> denied = some(() -> groups(ADMIN_SCOPED));
        return random.nextBoolean()
                ? new GroupPolicy(List.of(), denied)
                : new GroupPolicy(List.of(Ipv4Prefix.of("232.0.0.0/8"), groups(ADMIN_SCOPED)), denied);
    }

    private StaticGroup staticGroup() {
        return new StaticGroup(new GroupAddress(new Ipv4Address(SSM + random.nextInt(1000))), atLeastOne(this::source));
    }

    private RouterTimers timers() {
        Duration interval = Duration.ofMillis(30_000 + random.nextInt(31_000_000));
        return new RouterTimers(
                interval,
                Duration.ofMillis(100 + random.nextInt(25_400)),
                1 + random.nextInt(7),
                Duration.ofMillis(100 + random.nextInt(25_400)),
                maybe(() -> 1 + random.nextInt(7)),
                maybe(() -> interval.minusMillis(random.nextInt(29_000))),
                maybe(() -> 1 + random.nextInt(7)));
    }

    /** Upstream versions support the sources of static groups. */
    private ProtocolOptions protocol(Role role) {
        IgmpVersionOption version = role == Role.UPSTREAM
                ? oneOf(IgmpVersionOption.AUTO, IgmpVersionOption.V3)
                : oneOf(IgmpVersionOption.values());
        return new ProtocolOptions(
                version,
                1 + random.nextInt(version.number().orElse(3)),
                random.nextBoolean(),
                new QuerierOptions(
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean() ? Optional.empty() : Optional.of(some(this::network))),
                random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofSeconds(1 + random.nextInt(31_744))));
    }

    private Limits limits() {
        return new Limits(10 + random.nextInt(999_990), 10 + random.nextInt(65_525), 1 + random.nextInt(1_000_000));
    }

    private RateLimits rates() {
        return new RateLimits(rate(), rate(), rate());
    }

    private int rate() {
        return 1 + random.nextInt(1_000_000);
    }

    private Ipv4Prefix network() {
        return Ipv4Prefix.network(new Ipv4Address(random.nextInt()), random.nextInt(33));
    }

    private Ipv4Prefix groups(int range) {
        return Ipv4Prefix.network(new Ipv4Address(range | random.nextInt(1 << 24)), 8 + random.nextInt(25));
    }

    private Ipv4Address source() {
        return new Ipv4Address(0x0a000000 | random.nextInt(1 << 24));
    }

    private <T> T orElse(T value, Supplier<T> other) {
        return random.nextBoolean() ? value : other.get();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(value.get());
    }

    private <T> List<T> some(Supplier<T> item) {
        return Stream.generate(item).limit(random.nextInt(4)).toList();
    }

    private <T> List<T> atLeastOne(Supplier<T> item) {
        return Stream.generate(item).limit(1 + random.nextInt(3)).toList();
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
