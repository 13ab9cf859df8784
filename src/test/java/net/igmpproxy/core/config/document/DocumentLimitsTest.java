package net.igmpproxy.core.config.document;

import static net.igmpproxy.core.config.document.Trees.errorsOf;
import static net.igmpproxy.core.config.document.Trees.eth0;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class DocumentLimitsTest {
    private static final int MOST = DocumentLimits.MOST_ITEMS;

    @Test
    void aListMayHaveSoManyItemsAndNoMore() {
        for (String key : List.of("altSubnets", "querierAllowList")) {
            assertThat(errorsOf(eth0(key, list(MOST, DocumentLimitsTest::network))))
                    .isEmpty();
            assertThat(errorsOf(eth0(key, list(MOST + 1, DocumentLimitsTest::network))))
                    .singleElement()
                    .satisfies(error -> {
                        assertThat(error.path().text()).isEqualTo("interfaces.eth0." + key);
                        assertThat(error.message()).isEqualTo("has 50001 items, and the maximum is 50000: remove some");
                    });
        }
    }

    @Test
    void staticGroupsAndNamesMayBeAsMany() {
        assertThat(errorsOf(eth0("staticGroups", list(MOST, i -> Map.of("group", group(i))))))
                .isEmpty();
        assertThat(errorsOf(eth0("staticGroups", list(MOST + 1, i -> Map.of("group", group(i))))))
                .hasSize(1);
        assertThat(errorsOf(Map.of("groupNames", names(MOST)))).isEmpty();
        assertThat(errorsOf(Map.of("groupNames", names(MOST + 1))))
                .extracting(error -> error.path().text())
                .containsExactly("groupNames");
    }

    @Test
    void interfacesThatAreDisabledCountToo() {
        Map<String, Object> interfaces = new LinkedHashMap<>();
        for (int i = 0; i <= DocumentLimits.MOST_INTERFACES; i++) {
            interfaces.put("eth" + i, Map.of("role", "disabled"));
        }
        assertThat(errorsOf(Map.of("interfaces", interfaces)))
                .extracting(FieldError::message)
                .containsExactly("has 1001 items, and the maximum is 1000: remove some");
        interfaces.remove("eth0");
        assertThat(errorsOf(Map.of("interfaces", interfaces))).isEmpty();
    }

    private static List<Object> list(int size, IntFunction<Object> item) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(item.apply(i));
        }
        return items;
    }

    private static Map<String, Object> names(int count) {
        Map<String, Object> names = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            names.put(group(i), "name");
        }
        return names;
    }

    private static String network(int number) {
        return Ipv4Prefix.network(new Ipv4Address(0x0a000000 + (number << 8)), 24)
                .toString();
    }

    private static String group(int number) {
        return new Ipv4Address(0xef010000 + number).toString();
    }
}
