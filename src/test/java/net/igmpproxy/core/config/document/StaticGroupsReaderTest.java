package net.igmpproxy.core.config.document;

import static net.igmpproxy.core.config.document.Trees.errorsOf;
import static net.igmpproxy.core.config.document.Trees.eth0;
import static net.igmpproxy.core.config.document.Trees.map;
import static net.igmpproxy.core.config.document.Trees.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.StaticGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public class StaticGroupsReaderTest {
    private static final Object GOOD = map("group", "239.9.9.9");
    private static final String DENIED =
            "is denied by the interface's own allowedGroups or deniedGroups: allow it there, or remove it";
    private static final String LACKS_SOURCES = "is in ssmRange: name its sources, or remove it from ssmRange";

    @Test
    void readsGroupsWithAndWithoutSources() {
        List<StaticGroup> groups = only(eth0(
                        "staticGroups",
                        List.of(
                                map("group", "239.1.1.2"),
                                map("group", "239.1.1.1", "sources", List.of()),
                                map("group", "232.1.1.1", "sources", List.of("10.0.0.6", "10.0.0.5", "10.0.0.6")))))
                .staticGroups();

        assertThat(groups)
                .containsExactly(
                        new StaticGroup(GroupAddress.of("239.1.1.2"), List.of()),
                        new StaticGroup(GroupAddress.of("239.1.1.1"), List.of()),
                        new StaticGroup(
                                GroupAddress.of("232.1.1.1"),
                                List.of(Ipv4Address.of("10.0.0.5"), Ipv4Address.of("10.0.0.6"))));
        assertThat(only(eth0()).staticGroups()).isEmpty();
    }

    static Stream<Arguments> wrongGroups() {
        return Stream.of(
                arguments("239.1.1.1", "", "239.1.1.1", "must be an object of keys and values"),
                arguments(map(), "", null, "lacks the key group: add it"),
                arguments(
                        map("group", "10.0.0.5"),
                        ".group",
                        "10.0.0.5",
                        "must be the address of a group, such as 239.1.1.1"),
                arguments(map("group", 239), ".group", 239, "must be the address of a group, such as 239.1.1.1"),
                arguments(
                        map("group", "224.0.0.251"),
                        ".group",
                        "224.0.0.251",
                        "lies in 224.0.0.0/24, which is never forwarded: remove it"),
                arguments(
                        map("group", "239.1.1.1", "sources", List.of("10.0.0.5", "255.255.255.255")),
                        ".sources[1]",
                        "255.255.255.255",
                        "must be the unicast address of a source, such as 10.0.0.5"),
                arguments(
                        map("group", "239.1.1.1", "sources", null),
                        ".sources",
                        null,
                        "has no value: give it one, or leave the key out for its default"),
                arguments(
                        map("group", "239.1.1.1", "source", "10.0.0.5"),
                        ".source",
                        "10.0.0.5",
                        "unknown key: did you mean sources?"),
                arguments(
                        map("group", "239.9.9.9"),
                        ".group",
                        "239.9.9.9",
                        "is a duplicate in staticGroups: list it once, with all its sources"),
                arguments(map("group", "232.1.1.1"), ".group", "232.1.1.1", LACKS_SOURCES));
    }

    @ParameterizedTest
    @MethodSource("wrongGroups")
    void saysWhatAGroupMayBe(Object group, String path, @Nullable Object value, String message) {
        assertThat(errorsOf(eth0("staticGroups", List.of(GOOD, group))))
                .containsExactly(
                        new FieldError(new FieldPath("interfaces.eth0.staticGroups[1]" + path), value, message));
    }

    @Test
    void aRefusedSourceIsNotTakenForNone() {
        assertThat(errorsOf(eth0("staticGroups", List.of(map("group", "232.1.1.1", "sources", List.of("x"))))))
                .extracting(error -> error.path().text())
                .containsExactly("interfaces.eth0.staticGroups[0].sources[0]");
    }

    @Test
    void refusesGroupsThatTheInterfaceItselfDenies() {
        List<Object> groups = List.of(map("group", "239.1.1.1"), map("group", "239.2.1.1"));

        assertThat(errorsOf(eth0("allowedGroups", List.of("239.1.0.0/16"), "staticGroups", groups)))
                .extracting(error -> error.path().text(), FieldError::value, FieldError::message)
                .containsExactly(tuple("interfaces.eth0.staticGroups[1].group", "239.2.1.1", DENIED));
        assertThat(errorsOf(eth0("deniedGroups", List.of("239.1.0.0/16"), "staticGroups", groups)))
                .extracting(error -> error.path().text(), FieldError::value, FieldError::message)
                .containsExactly(tuple("interfaces.eth0.staticGroups[0].group", "239.1.1.1", DENIED));
    }

    @Test
    void theDefaultPolicyOfAnUpstreamInterfaceCountsToo() {
        List<Object> ssdp = List.of(map("group", "239.255.255.250"));

        assertThat(errorsOf(eth0("role", "upstream", "staticGroups", ssdp)))
                .extracting(FieldError::message)
                .containsExactly(DENIED);
        assertThat(errorsOf(eth0("role", "upstream", "deniedGroups", List.of(), "staticGroups", ssdp)))
                .isEmpty();
        assertThat(errorsOf(eth0("staticGroups", ssdp))).isEmpty();
    }

    @Test
    void keepsToTheLimitsOfTheInterface() {
        List<Object> groups = List.of(
                map("group", "239.1.1.1", "sources", List.of("10.0.0.5", "10.0.0.6")),
                map("group", "239.1.1.2", "sources", List.of("10.0.0.5")));

        assertThat(errorsOf(eth0("maxGroups", 1, "maxGroupSources", 1, "staticGroups", groups)))
                .containsExactly(
                        new FieldError(
                                new FieldPath("interfaces.eth0.staticGroups"),
                                null,
                                "has 2 groups, and maxGroups is 1: raise it, or remove some"),
                        new FieldError(
                                new FieldPath("interfaces.eth0.staticGroups[0].sources"),
                                null,
                                "has 2 sources, and maxGroupSources is 1: raise it, or remove some"));
        assertThat(errorsOf(eth0("maxGroups", 2, "maxGroupSources", 2, "staticGroups", groups)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anOlderVersionAsksForNoSourcesUpstream(int version) {
        List<Object> groups = List.of(map("group", "239.1.1.1", "sources", List.of("10.0.0.5")), GOOD);

        assertThat(errorsOf(eth0("role", "upstream", "igmpVersion", version, "staticGroups", groups)))
                .containsExactly(new FieldError(
                        new FieldPath("interfaces.eth0.staticGroups[0].sources"),
                        null,
                        "cannot be requested in igmpVersion " + version
                                + ": set it to auto or 3, or remove the sources"));
        assertThat(errorsOf(eth0("igmpVersion", version, "staticGroups", groups)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "3"})
    void theNewestVersionAsksForSources(String version) {
        List<Object> groups = List.of(map("group", "239.1.1.1", "sources", List.of("10.0.0.5")));

        assertThat(errorsOf(eth0("role", "upstream", "igmpVersion", version, "staticGroups", groups)))
                .isEmpty();
    }

    @Test
    void holdsEveryGroupAgainstTheSsmRangeOfTheDocument() {
        Object interfaces =
                map("eth0", map("staticGroups", List.of(map("group", "x"), map("group", "239.232.1.1"), GOOD)));

        // The interfaces may precede the range.
        assertThat(errorsOf(map("interfaces", interfaces, "ssmRange", "239.232.0.0/16")))
                .extracting(error -> error.path().text())
                .containsExactly("interfaces.eth0.staticGroups[0].group", "interfaces.eth0.staticGroups[1].group");
    }

    @Test
    void noRangeAsksForNoSources() {
        assertThat(errorsOf(map(
                        "ssmRange",
                        List.of(),
                        "interfaces",
                        map("eth0", map("staticGroups", List.of(map("group", "232.1.1.1")))))))
                .isEmpty();
    }

    @Test
    void doesNotBlameAGroupForARangeThatIsWrong() {
        assertThat(errorsOf(map(
                        "ssmRange",
                        232,
                        "interfaces",
                        map("eth0", map("staticGroups", List.of(map("group", "232.1.1.1")))))))
                .extracting(error -> error.path().text())
                .containsExactly("ssmRange");
    }

    @Test
    void reportsEverythingThatIsWrongWithAGroup() {
        assertThat(errorsOf(eth0(
                        "role",
                        "upstream",
                        "igmpVersion",
                        2,
                        "deniedGroups",
                        List.of("239.1.0.0/16"),
                        "staticGroups",
                        List.of(
                                map("group", "239.1.1.1", "sources", List.of("10.0.0.5")),
                                map("group", "239.1.1.1"),
                                map("group", "232.1.1.1")))))
                .extracting(error -> error.path().text())
                .containsExactlyInAnyOrder(
                        "interfaces.eth0.staticGroups[0].group",
                        "interfaces.eth0.staticGroups[0].sources",
                        "interfaces.eth0.staticGroups[1].group",
                        "interfaces.eth0.staticGroups[1].group",
                        "interfaces.eth0.staticGroups[2].group");
    }
}
