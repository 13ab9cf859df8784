package net.igmpproxy.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.exchange.draft.Export;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportException;
import net.igmpproxy.exchange.igmpproxy.IgmpproxyReader;
import net.igmpproxy.exchange.igmpproxy.UciReader;
import net.igmpproxy.exchange.improxy.ImproxyReader;
import net.igmpproxy.exchange.mcproxy.McproxyReader;
import net.igmpproxy.exchange.routeros.RouterosReader;
import net.igmpproxy.exchange.vyos.VyosReader;
import net.igmpproxy.exchange.vyos.VyosWriter;

/** A configuration format of another IGMP proxy. */
public enum ForeignFormat {
    /** VyOS's {@code protocols igmp-proxy}: commands, a block in braces, or JSON. */
    VYOS {
        @Override
        public Import read(String text) {
            return VyosReader.read(text);
        }

        @Override
        public Optional<Export> write(ProxyConfiguration configuration) {
            return Optional.of(VyosWriter.write(configuration));
        }
    },
    /** {@code igmpproxy.conf}. */
    IGMPPROXY {
        @Override
        public Import read(String text) {
            return IgmpproxyReader.read(text);
        }
    },
    /** OpenWrt's {@code /etc/config/igmpproxy}. */
    UCI {
        @Override
        public Import read(String text) {
            return UciReader.read(text);
        }
    },
    /** {@code mcproxy.conf}. */
    MCPROXY {
        @Override
        public Import read(String text) {
            return McproxyReader.read(text);
        }
    },
    /** {@code improxy.conf}. */
    IMPROXY {
        @Override
        public Import read(String text) {
            return ImproxyReader.read(text);
        }
    },
    /** An export of RouterOS's {@code /routing igmp-proxy}. */
    ROUTEROS {
        @Override
        public Import read(String text) {
            return RouterosReader.read(text);
        }
    };

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
                .filter(format -> format.write(ProxyConfiguration.EMPTY).isPresent())
                .map(ForeignFormat::label)
                .toList();
    }

    /**
     * Reads a text of this format.
     *
     * @throws ImportException if something in it cannot be taken
     */
    public abstract Import read(String text);

    /** Writes a document in this format; nothing if the format is only read. */
    public Optional<Export> write(ProxyConfiguration configuration) {
        return Optional.empty();
    }

    /** The name that users give, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
