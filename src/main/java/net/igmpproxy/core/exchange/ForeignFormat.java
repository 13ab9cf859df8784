package net.igmpproxy.core.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import net.igmpproxy.core.config.ProxyConfiguration;

/** A configuration format of another IGMP proxy. */
public enum ForeignFormat {
    /** VyOS's {@code protocols igmp-proxy}: commands, a block in braces, or JSON. */
    VYOS(VyosReader::read, Optional.of(VyosWriter::write)),
    /** {@code igmpproxy.conf}. */
    IGMPPROXY(IgmpproxyReader::read, Optional.empty()),
    /** OpenWrt's {@code /etc/config/igmpproxy}. */
    UCI(UciReader::read, Optional.empty()),
    /** {@code mcproxy.conf}. */
    MCPROXY(McproxyReader::read, Optional.empty()),
    /** {@code improxy.conf}. */
    IMPROXY(ImproxyReader::read, Optional.empty()),
    /** An export of RouterOS's {@code /routing igmp-proxy}. */
    ROUTEROS(RouterosReader::read, Optional.empty());

    private final Function<String, Import> reader;
    private final Optional<Function<ProxyConfiguration, Export>> writer;

    ForeignFormat(Function<String, Import> reader, Optional<Function<ProxyConfiguration, Export>> writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /** The format of a name, such as {@code vyos}; nothing if no format has it. */
    public static Optional<ForeignFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(name))
                .findFirst();
    }

    /** The names of all formats; each can be read. */
    public static List<String> readable() {
        return Arrays.stream(values()).map(ForeignFormat::label).toList();
    }

    /** The names of the formats that can be written. */
    public static List<String> writable() {
        return Arrays.stream(values())
                .filter(format -> format.writer.isPresent())
                .map(ForeignFormat::label)
                .toList();
    }

    /**
     * Reads a text of this format.
     *
     * @throws ImportException if something in it cannot be taken
     */
    public Import read(String text) {
        return reader.apply(text);
    }

    /** Writes a document in this format; nothing if the format is only read. */
    public Optional<Export> write(ProxyConfiguration configuration) {
        return writer.map(writes -> writes.apply(configuration));
    }

    /** The name that users give, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
