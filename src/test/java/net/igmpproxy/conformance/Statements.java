package net.igmpproxy.conformance;

import java.util.List;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineInput;
import net.igmpproxy.core.engine.event.EngineInput.ConfigurationChanged;
import net.igmpproxy.core.engine.event.EngineInput.LinksChanged;
import net.igmpproxy.core.engine.event.EngineInput.MessageHeld;
import net.igmpproxy.core.engine.event.EngineInput.NoCache;
import net.igmpproxy.core.engine.event.EngineInput.RouteCount;
import net.igmpproxy.core.engine.event.EngineInput.RoutesCounted;
import net.igmpproxy.core.engine.event.EngineInput.WrongVif;
import net.igmpproxy.core.forwarding.mfc.MfcKey;

/** Executes the statements of an input file. */
final class Statements {
    private static final String SAME_TURN = " &";

    private final Recording recording;
    private final Replay replay;

    Statements(Recording recording, Replay replay) {
        this.recording = recording;
        this.replay = replay;
    }

    /** Executes a statement and ends the core's turn, unless the statement ends with {@code &}. */
    void execute(String line) {
        boolean sameTurn = line.endsWith(SAME_TURN);
        String statement = sameTurn ? line.substring(0, line.length() - SAME_TURN.length()) : line;
        if (ReceivedPacket.isPacket(statement)) {
            replay.handle(ReceivedPacket.parse(statement, replay.links()));
        } else {
            command(new Words(statement));
        }
        if (!sameTurn) {
            replay.turn();
        }
    }

    private void command(Words words) {
        String command = words.next();
        switch (command) {
            case "wait" -> replay.pass(TimeText.nanos(words.next()));
            case "first" -> upcall(words, NoCache::new);
            case "misplaced" -> upcall(words, WrongVif::new);
            case "held" -> upcall(words, MessageHeld::new);
            case "counted" -> counted(words);
            case "configure" -> {
                replay.document().change(words.rest());
                replay.handle(new ConfigurationChanged(replay.document().read()));
            }
            case "configuration" -> {
                replay.document().replace(Document.yamlMap(recording.text(words.next())));
                replay.handle(new ConfigurationChanged(replay.document().read()));
            }
            case "link" -> {
                replay.links().change(words);
                replay.handle(new LinksChanged(replay.links().all()));
            }
            case "restart" -> replay.restart();
            case "show" -> show(words.next());
            default -> throw new IllegalArgumentException("no statement begins with " + command);
        }
        words.end();
    }

    private interface Upcall {
        EngineInput of(int vif, Ipv4Address source, GroupAddress group);
    }

    /** Parses an upcall: {@code first packet 10.0.0.5 239.1.1.1 on eth0}; for an IGMP message {@code held packet}. */
    private void upcall(Words words, Upcall upcall) {
        words.expect("packet");
        Ipv4Address source = Ipv4Address.of(words.next());
        GroupAddress group = GroupAddress.of(words.next());
        words.expect("on");
        replay.handle(upcall.of(replay.printer().vif(words.next()), source, group));
    }

    /** Parses {@code counted 10.0.0.5 239.1.1.1 100}: the packet counter of an entry. */
    private void counted(Words words) {
        MfcKey key = new MfcKey(Ipv4Address.of(words.next()), Ipv4Address.of(words.next()));
        replay.handle(new RoutesCounted(List.of(new RouteCount(key, Long.parseLong(words.next()), 0))));
    }

    private void show(String what) {
        List<String> lines = switch (what) {
            case "memberships" ->
                replay.engine().memberships(replay.now()).stream()
                        .map(StatusPrinter::membership)
                        .toList();
            case "hosts" ->
                replay.engine().memberships(replay.now()).stream()
                        .flatMap(StatusPrinter::hosts)
                        .toList();
            case "interfaces" ->
                replay.engine().interfaces(replay.now()).stream()
                        .map(StatusPrinter::interfaceStatus)
                        .toList();
            case "routes" ->
                replay.engine().routes().stream().map(replay.printer()::print).toList();
            default -> throw new IllegalArgumentException("nothing to show by the name " + what);
        };
        (lines.isEmpty() ? List.of("none") : lines).forEach(line -> replay.say("show " + line));
    }
}
