package net.igmpproxy.core.config.document;

import static net.igmpproxy.core.config.document.Trees.errorsOf;
import static net.igmpproxy.core.config.document.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.SsmConfiguration;
import net.igmpproxy.core.config.SsmMapping;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SsmReaderTest {
    @Test
    void theRangeOfIanaIsTheDefault() {
        assertThat(ssm(map())).isEqualTo(SsmConfiguration.DEFAULT);
        assertThat(SsmConfiguration.DEFAULT)
                .isEqualTo(new SsmConfiguration(List.of(Ipv4Prefix.of("232.0.0.0/8")), List.of()));
    }

    @Test
    void readsOnePrefixOrAListOrNone() {
        assertThat(ssm(map("ssmRange", "239.232.0.0/16")).range()).containsExactly(Ipv4Prefix.of("239.232.0.0/16"));
        assertThat(ssm(map("ssmRange", List.of("232.0.0.0/8", "239.232.0.0/16")))
                        .range())
                .containsExactly(Ipv4Prefix.of("232.0.0.0/8"), Ipv4Prefix.of("239.232.0.0/16"));
        assertThat(ssm(map("ssmRange", List.of())).range()).isEmpty();
    }

    @Test
    void readsMappings() {
        SsmConfiguration ssm = ssm(map(
                "ssmMappings",
                List.of(
                        map("groups", "239.1.0.0/16", "sources", List.of("10.0.0.6", "10.0.0.5")),
                        map("groups", List.of("239.2.0.0/16", "232.0.0.0/8"), "sources", List.of("10.0.0.7")))));

        assertThat(ssm.mappings())
                .containsExactly(
                        new SsmMapping(
                                List.of(Ipv4Prefix.of("239.1.0.0/16")),
                                List.of(Ipv4Address.of("10.0.0.6"), Ipv4Address.of("10.0.0.5"))),
                        new SsmMapping(
                                List.of(Ipv4Prefix.of("239.2.0.0/16"), Ipv4Prefix.of("232.0.0.0/8")),
                                List.of(Ipv4Address.of("10.0.0.7"))));
    }

    static Stream<Arguments> wrongRanges() {
        return Stream.of(
                arguments("10.0.0.0/8", "ssmRange", "must lie within 224.0.0.0/4, such as 239.0.0.0/8"),
                arguments("0.0.0.0/0", "ssmRange", "must lie within 224.0.0.0/4, such as 239.0.0.0/8"),
                arguments("ssm", "ssmRange", "must be a network, such as 10.0.0.0/23"),
                arguments(232, "ssmRange", "must be a network, such as 10.0.0.0/23"),
                arguments(
                        "224.0.0.0/4",
                        "ssmRange",
                        "must leave out 224.0.0.0/24, which is never forwarded: write smaller networks"),
                arguments(
                        List.of("232.0.0.0/8", "224.0.0.22/32"),
                        "ssmRange[1]",
                        "must leave out 224.0.0.0/24, which is never forwarded: write smaller networks"),
                arguments(List.of("232.1.0.0/8"), "ssmRange[0]", "host bits are set: did you mean 232.0.0.0/8?"));
    }

    @ParameterizedTest
    @MethodSource("wrongRanges")
    void saysWhatARangeMayBe(Object range, String path, String message) {
        assertThat(errorsOf(map("ssmRange", range)))
                .extracting(error -> error.path().text(), FieldError::message)
                .containsExactly(tuple(path, message));
    }

    static Stream<Arguments> wrongMappings() {
        List<String> sources = List.of("10.0.0.5");
        return Stream.of(
                arguments("239.1.0.0/16", "", "239.1.0.0/16", "must be an object of keys and values"),
                arguments(map("groups", "239.1.0.0/16"), "", null, "lacks the key sources: add it"),
                arguments(map("sources", sources), "", null, "lacks the key groups: add it"),
                arguments(map("groups", "239.1.0.0/16", "sources", List.of()), ".sources", null, "must not be empty"),
                arguments(map("groups", List.of(), "sources", sources), ".groups", null, "must not be empty"),
                arguments(
                        map("groups", "239.1.0.0/16", "sources", "10.0.0.5"),
                        ".sources",
                        "10.0.0.5",
                        "must be a list: [10.0.0.5]"),
                arguments(
                        map("groups", List.of("10.0.0.0/8"), "sources", sources),
                        ".groups[0]",
                        "10.0.0.0/8",
                        "must lie within 224.0.0.0/4, such as 239.0.0.0/8"),
                arguments(
                        map("groups", "239.1.0.0/16", "sources", List.of("10.0.0.5", "239.1.1.1")),
                        ".sources[1]",
                        "239.1.1.1",
                        "must be the unicast address of a source, such as 10.0.0.5"),
                arguments(
                        map("groups", "239.1.0.0/16", "sources", List.of("0.0.0.0")),
                        ".sources[0]",
                        "0.0.0.0",
                        "must be the unicast address of a source, such as 10.0.0.5"),
                arguments(
                        map("group", "239.1.0.0/16", "groups", "239.1.0.0/16", "sources", sources),
                        ".group",
                        "239.1.0.0/16",
                        "unknown key: did you mean groups?"));
    }

    @ParameterizedTest
    @MethodSource("wrongMappings")
    void saysWhatAMappingMayBe(Object mapping, String path, @Nullable Object value, String message) {
        Object good = map("groups", "239.2.0.0/16", "sources", List.of("10.0.0.5"));

        assertThat(errorsOf(map("ssmMappings", List.of(good, mapping))))
                .containsExactly(new FieldError(new FieldPath("ssmMappings[1]" + path), value, message));
    }

    @Test
    void mappingsAreAList() {
        assertThat(errorsOf(map("ssmMappings", map())))
                .containsExactly(new FieldError(new FieldPath("ssmMappings"), null, "must be a list"));
    }

    private static SsmConfiguration ssm(Object tree) {
        return ConfigurationReader.read(tree).ssm();
    }
}
