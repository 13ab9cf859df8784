package net.igmpproxy.exchange.vyos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportException;
import net.igmpproxy.exchange.draft.Keywords;
import net.igmpproxy.exchange.draft.Problems;
import net.igmpproxy.exchange.text.JsonException;
import net.igmpproxy.exchange.text.JsonLeaf;
import net.igmpproxy.exchange.text.JsonText;
import net.igmpproxy.exchange.text.SourceText;
import net.igmpproxy.exchange.vyos.VyosStatement.Ending;

/**
 * Reads the IGMP proxy configuration of VyOS or another descendant of Vyatta. It accepts commands
 * ({@code set protocols igmp-proxy …}), JSON, and a block in braces: alone, within {@code protocols}, or within a
 * complete {@code config.boot}. It skips other nodes of these systems and reports an error for anything else.
 */
public final class VyosReader {
    private static final Keywords<VyosCommand> COMMANDS = new Keywords<>(VyosCommand.values());

    /** Program of Vyatta's scripts that precedes a command. */
    private static final String WRAPPER = "vyatta-cfg-cmd-wrapper";

    private static final String PROMPT = "[^\\s=/]{0,64}@[^\\s=]{0,128}[#$>%].*";
    private static final String SESSION_OUTPUT = "[edit";
    private static final String COMPARISON_SIGNS = "+->";

    private final Problems problems = new Problems();
    private final VyosProxyReader proxy = new VyosProxyReader(problems);
    private final VyosSession session = new VyosSession(proxy, problems);
    private final Deque<Block> blocks = new ArrayDeque<>();

    private VyosReader() {}

    /** Open block with its position. */
    private record Block(VyosScope scope, Excerpt opening) {}

    /**
     * Reads a text.
     *
     * @throws ImportException if the text does not configure an IGMP proxy or has any errors
     */
    public static Import read(String text) {
        String plain = SourceText.withoutByteOrderMark(text);
        VyosReader reader = new VyosReader();
        return JsonText.isAhead(plain) ? reader.readJson(plain) : reader.readStatements(plain);
    }

    /** Returns true for the first word of a configuration mode command. */
    static boolean isCommand(String word) {
        return COMMANDS.find(word).isPresent() || isWrapper(word);
    }

    private static boolean isWrapper(String word) {
        return word.endsWith(WRAPPER);
    }

    private Import readStatements(String text) {
        VyosLexer.read(text, problems).forEach(this::take);
        blocks.forEach(block -> problems.refuse(block.opening(), "opens a block that never ends: close it with }"));
        return proxy.read();
    }

    private Import readJson(String text) {
        try {
            JsonText.read(text).forEach(this::take);
        } catch (JsonException fault) {
            problems.refuse(new Excerpt(fault.line(), ""), "is not JSON: " + fault.getMessage());
            throw problems.toException();
        }
        return proxy.read();
    }

    /** Reads a leaf of the JSON text; a valueless node has no value, or an empty one in quotes as EdgeOS prints it. */
    private void take(JsonLeaf leaf) {
        List<String> words = new ArrayList<>(leaf.path());
        leaf.value()
                .map(value -> value.matches("(?s)'.*'") ? value.substring(1, value.length() - 1) : value)
                .filter(value -> !value.isEmpty())
                .ifPresent(words::add);
        Excerpt place = new Excerpt(leaf.line(), String.join(" ", words));
        takeOrRefuse(VyosScope.TEXT.follow(words), place);
    }

    private void take(VyosStatement statement) {
        Optional<String> foreign = foreign(statement);
        if (foreign.isPresent()) {
            problems.refuse(statement.excerpt(), foreign.get());
        }
        VyosStatement command = statement.isPrecededBy(VyosReader::isWrapper) ? statement.rest() : statement;
        Optional<VyosCommand> known = command.first().flatMap(COMMANDS::find);
        if (blocks.isEmpty() && known.isPresent() && command.ending() == Ending.LINE) {
            session.take(known.get(), command);
        } else {
            takeNode(statement, foreign.isPresent());
        }
    }

    /** Reads a statement of a block, or one that opens or closes a block. */
    private void takeNode(VyosStatement statement, boolean isForeign) {
        Block block = blocks.peek();
        VyosScope.Path path = (block == null ? VyosScope.TEXT : block.scope()).follow(statement.words());
        if (statement.ending() == Ending.OPEN) {
            open(path, statement, isForeign);
            return;
        }
        if (!isForeign) {
            takeOrRefuse(path, statement.excerpt());
        }
        if (statement.ending() == Ending.CLOSE && blocks.poll() == null) {
            problems.refuse(statement.excerpt(), "} closes no block: remove it");
        }
    }

    private void open(VyosScope.Path path, VyosStatement statement, boolean isForeign) {
        boolean isNameless = statement.words().isEmpty() && path.scope().level() != VyosScope.Level.ELSEWHERE;
        if (isNameless) {
            problems.refuse(statement.excerpt(), "opens a block without a name: write the name before it, on its line");
        } else if (path.isUnknown() && !isForeign) {
            proxy.refuseUnknown(path, statement.excerpt());
        }
        VyosScope scope = isNameless || path.isUnknown() || isForeign
                ? VyosScope.elsewhere("")
                : proxy.open(path, statement.excerpt());
        blocks.push(new Block(scope, statement.excerpt()));
    }

    private void takeOrRefuse(VyosScope.Path path, Excerpt place) {
        if (path.isUnknown()) {
            proxy.refuseUnknown(path, place);
        } else {
            proxy.take(path, place);
        }
    }

    /** Returns the error for a statement whose first word shows that it does not belong to a configuration. */
    private Optional<String> foreign(VyosStatement statement) {
        String first = statement.first().orElse("");
        if (!first.isEmpty() && !statement.isQuoted() && COMPARISON_SIGNS.indexOf(first.charAt(0)) >= 0) {
            return Optional.of("begins with " + first.charAt(0)
                    + ", as a quoted mail or a comparison does: give the lines without it, as VyOS shows them");
        }
        if (!blocks.isEmpty()) {
            return Optional.empty();
        }
        if (first.matches(PROMPT)) {
            return Optional.of("begins with the prompt of a terminal: give the commands without it,"
                    + " or the output of show configuration commands alone");
        }
        return first.startsWith(SESSION_OUTPUT)
                ? Optional.of("is printed by the terminal and is no command: remove it")
                : Optional.empty();
    }
}
