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

/** Configuration format of another IGMP proxy. */
public enum ForeignFormat {
    /** {@code protocols igmp-proxy} of VyOS: commands, a block in braces, or JSON. */
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
    /** {@code /etc/config/igmpproxy} of OpenWrt. */
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
    /** Export of {@code /routing igmp-proxy} from RouterOS. */
    ROUTEROS {
        @Override
        public Import read(String text) {
            return RouterosReader.read(text);
        }
    };

    /** Returns the format of a label, such as {@code vyos}; empty for an unknown label. */
    public static Optional<ForeignFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(name))
                .findFirst();
    }

    /** Labels of all formats; each format can be read. */
    public static List<String> readable() {
        return Arrays.stream(values()).map(ForeignFormat::label).toList();
    }

    /** Labels of the formats that can be written. */
    public static List<String> writable() {
        return Arrays.stream(values())
                .filter(format -> format.write(ProxyConfiguration.EMPTY).isPresent())
                .map(ForeignFormat::label)
                .toList();
    }

    /**
     * Reads a text in this format.
     *
     * @throws ImportException if the text has any errors
     */
    public abstract Import read(String text);

    /** Writes a document in this format; returns empty for a read-only format. */
    public Optional<Export> write(ProxyConfiguration configuration) {
        return Optional.empty();
    }

    /** Returns the label of the format, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
