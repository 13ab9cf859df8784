package net.igmpproxy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.igmpproxy.api.TextTable.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {
    private final TextTable table =
            new TextTable(Column.words("Name"), Column.numbers("Count"), Column.words("Remark"));

    @Test
    void isAsWideAsItMustBe() {
        table.add("a", 5, "short");
        table.add("a longer name", 1234567, "");
        table.add("b", 12, "the longest of all remarks");

        assertThat(table).hasToString("""
                Name             Count  Remark
                a                    5  short
                a longer name  1234567
                b                   12  the longest of all remarks
                """);
    }

    @Test
    void hasHeadingsOnlyWithoutRows() {
        assertThat(table).hasToString("Name  Count  Remark\n");
    }

    @Test
    void hasACellForEachColumn() {
        assertThatThrownBy(() -> table.add("a", 5)).hasMessage("2 cells for 3 columns");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "1,1.00 B",
        "1023,1023.00 B",
        "1024,1.00 KB",
        "1500,1.46 KB",
        "1048576,1.00 MB",
        "5368709120,5.00 GB",
        "9007199254740992,8192.00 TB"
    })
    void writesOctetsAsVyosDoes(long octets, String text) {
        assertThat(Quantities.bytes(octets)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0:00:00", "59.9,0:00:59", "259,0:04:19", "360000,100:00:00"})
    void writesTimesAsClocksDo(double seconds, String text) {
        assertThat(Quantities.time(seconds)).isEqualTo(text);
    }
}
