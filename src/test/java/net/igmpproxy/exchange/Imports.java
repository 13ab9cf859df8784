package net.igmpproxy.exchange;

import java.util.List;
import java.util.function.Supplier;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportException;

/** Assertion helpers for imports. */
public final class Imports {
    private Imports() {}

    /** Returns the configuration of an interface. */
    public static InterfaceConfiguration body(ProxyConfiguration configuration, String name) {
        InterfaceConfiguration body = configuration.interfaces().get(new InterfaceName(name));
        if (body == null) {
            throw new AssertionError("no " + name + " in " + configuration);
        }
        return body;
    }

    /** Returns all errors of a text, as {@code line: text: message}. */
    public static List<String> errors(Supplier<Import> reading) {
        Import accepted;
        try {
            accepted = reading.get();
        } catch (ImportException refusal) {
            return refusal.errors().stream()
                    .map(error -> error.line() + ": " + error.text() + ": " + error.message())
                    .toList();
        }
        throw new AssertionError("accepted: " + accepted);
    }

    /** Returns the warnings of a text, as {@code line: text: message}. */
    public static List<String> warnings(Import read) {
        return read.warnings().stream()
                .map(warning -> warning.line() + ": " + warning.text() + ": " + warning.message())
                .toList();
    }

    /** Returns the warnings of a text without those of every text. */
    public static List<String> ownWarnings(Import read) {
        return warnings(read).stream()
                .filter(warning -> !warning.matches(".*: (SSDP \\(|general queries are |is incomplete: ).*"))
                .toList();
    }
}
