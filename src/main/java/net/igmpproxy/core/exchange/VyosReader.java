package net.igmpproxy.core.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import net.igmpproxy.core.exchange.VyosStatement.Ending;

/**
 * Reads what VyOS, or another descendant of Vyatta, says under {@code protocols igmp-proxy}: as commands
 * ({@code set protocols igmp-proxy …}), or as a block in braces, alone, inside of {@code protocols}, or inside of a whole
 * {@code config.boot}. What is not about the IGMP proxy is passed over.
 */
public final class VyosReader {
    private static final Set<String> COMMANDS = Set.of(VyosScope.SET, "delete");
    private static final List<String> PROXY_NODE = List.of(VyosScope.PROTOCOLS_NODE, VyosScope.PROXY_NODE);

    private final Problems problems = new Problems();
    private final VyosProxyReader proxy = new VyosProxyReader(problems);
    private final Deque<Block> blocks = new ArrayDeque<>();

    private VyosReader() {}

    /** A block that is not closed yet, and where it was opened. */
    private record Block(VyosScope scope, Excerpt opening) {}

    /**
     * Reads a text.
     *
     * @throws ImportException if it says nothing of an IGMP proxy, or something that cannot be taken
     */
    public static Import read(String text) {
        return new VyosReader().readAll(text);
    }

    /** Whether a line that begins with a word is a command of the configuration mode. */
    static boolean isCommand(String word) {
        return COMMANDS.contains(word);
    }

    private Import readAll(String text) {
        VyosLexer.read(text, problems).forEach(this::take);
        blocks.forEach(block -> problems.refuse(block.opening(), "opens a block that never ends: close it with }"));
        return proxy.read();
    }

    private void take(VyosStatement statement) {
        Block block = blocks.peek();
        VyosScope.Path path = (block == null ? VyosScope.TOP : block.scope()).follow(statement.words());
        if (statement.ending() == Ending.OPEN) {
            open(path, statement);
            return;
        }
        if (block == null && isOtherCommand(statement.words())) {
            problems.warn(statement.excerpt(), "is left out: of commands only set is taken");
        }
        proxy.take(path, statement.excerpt());
        if (statement.ending() == Ending.CLOSE && blocks.poll() == null) {
            problems.refuse(statement.excerpt(), "} closes no block: remove it");
        }
    }

    private void open(VyosScope.Path path, VyosStatement statement) {
        boolean isNameless = statement.words().isEmpty() && !VyosScope.ELSEWHERE.equals(path.scope());
        if (isNameless) {
            problems.refuse(statement.excerpt(), "opens a block without a name: write the name before it, on its line");
        }
        VyosScope scope = isNameless ? VyosScope.ELSEWHERE : proxy.open(path, statement.excerpt());
        blocks.push(new Block(scope, statement.excerpt()));
    }

    /** Whether it is about the IGMP proxy, and does not set anything. */
    private static boolean isOtherCommand(List<String> words) {
        return words.size() > PROXY_NODE.size()
                && words.subList(1, PROXY_NODE.size() + 1).equals(PROXY_NODE)
                && !VyosScope.SET.equals(words.get(0));
    }
}
