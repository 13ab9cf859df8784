package net.igmpproxy.exchange.routeros;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.Problems;

/**
 * Splits an export of RouterOS into commands. A line that ends with {@code \} continues in the next line. A line that
 * starts with {@code /} enters a menu and may contain a command.
 */
final class RouterosLexer {
    private static final Set<String> COMMANDS = Set.of("add", "set", "remove", "print");

    private final Problems problems;
    private final List<RouterosStatement> statements = new ArrayList<>();
    private String menu = "";

    private RouterosLexer(Problems problems) {
        this.problems = problems;
    }

    /** Returns the commands of a text. */
    static List<RouterosStatement> read(String text, Problems problems) {
        RouterosLexer lexer = new RouterosLexer(problems);
        StringBuilder joined = new StringBuilder();
        int number = 0;
        int beginning = 1;
        for (String line : text.split("\n", -1)) {
            number++;
            beginning = joined.isEmpty() ? number : beginning;
            String content = line.strip();
            boolean continues = content.endsWith("\\");
            joined.append(continues ? content.substring(0, content.length() - 1) : content);
            if (!continues) {
                lexer.take(joined.toString().strip(), beginning);
                joined.setLength(0);
            }
        }
        lexer.take(joined.toString().strip(), beginning);
        return lexer.statements;
    }

    private void take(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        Excerpt place = new Excerpt(number, line);
        List<String> words = RouterosWords.read(line, place, problems);
        int first = 0;
        if (line.startsWith("/") && !words.isEmpty()) {
            first = endOfMenu(words);
            menu = "/"
                    + String.join(" ", words.subList(0, first))
                            .replace('/', ' ')
                            .strip();
        }
        if (first < words.size()) {
            statements.add(
                    new RouterosStatement(menu, words.get(first), words.subList(first + 1, words.size()), place));
        }
    }

    private static int endOfMenu(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (COMMANDS.contains(words.get(i))) {
                return i;
            }
        }
        return words.size();
    }
}
