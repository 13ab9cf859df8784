package net.igmpproxy.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterAlertTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "94040000",
                "01010101 94040000",
                "01940400 00000000",
                "44080500 00000000 94040000",
                "94040001 94040000",
                "94040000 9400ffff"
            })
    void isFound(String options) {
        assertThat(isAmong(options)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01010101",
                // Another value than "examine packet", another length, another option.
                "94040001",
                "94050000 00000000",
                "14040000",
                // After the end of the options.
                "00000000 94040000",
                // After malformed options: no length, a length below 2, a length that exceeds the options.
                "44000000 94040000",
                "44010000 94040000",
                "440c0000 94040000",
                "01010144",
                "01010194",
                "01019404"
            })
    void isNotFound(String options) {
        assertThat(isAmong(options)).isFalse();
    }

    private static boolean isAmong(String hex) {
        byte[] options = HexFormat.of().parseHex(hex.replace(" ", ""));
        return RouterAlert.isAmong(Octets.first(options, options.length));
    }
}
