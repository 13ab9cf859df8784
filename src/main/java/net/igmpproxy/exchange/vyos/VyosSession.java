package net.igmpproxy.exchange.vyos;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.Problems;

/** Executes commands of VyOS's configuration mode; paths are relative to the level of {@code edit}. */
final class VyosSession {
    private final VyosProxyReader proxy;
    private final Problems problems;
    private List<String> level = List.of();

    VyosSession(VyosProxyReader proxy, Problems problems) {
        this.proxy = proxy;
        this.problems = problems;
    }

    /** Executes a command. */
    void take(VyosCommand command, VyosStatement statement) {
        Excerpt place = statement.excerpt();
        List<String> arguments = statement.words().subList(1, statement.words().size());
        switch (command.effect()) {
            case CHANGE -> change(command, arguments, place);
            case MOVE -> move(command, arguments, place);
            case NONE -> {
                // Commits and output commands do not change the configuration.
            }
            case UNKNOWN ->
                problems.refuse(
                        place,
                        "changes the configuration from a source outside this text: give the output of show"
                                + " configuration commands instead");
        }
    }

    private void change(VyosCommand command, List<String> arguments, Excerpt place) {
        List<String> words = new ArrayList<>(level);
        words.addAll(arguments);
        VyosScope.Path path = VyosScope.ROOT.follow(words);
        if (path.isUnknown()) {
            proxy.refuseUnknown(path, place);
            return;
        }
        switch (command) {
            case DELETE -> proxy.delete(path, place);
            case DEACTIVATE -> proxy.deactivate(path, place);
            case ACTIVATE -> proxy.activate(path);
            case COMMENT -> proxy.comment(path, place);
            default -> proxy.take(path, place);
        }
    }

    private void move(VyosCommand command, List<String> arguments, Excerpt place) {
        if (command != VyosCommand.EDIT && !arguments.isEmpty()) {
            problems.refuse(place, "cannot share a line: write " + command.word() + " on a line of its own");
            return;
        }
        switch (command) {
            case EDIT -> edit(arguments, place);
            case UP -> level = level.subList(0, Math.max(0, level.size() - stepsUp()));
            default -> level = List.of();
        }
    }

    private void edit(List<String> arguments, Excerpt place) {
        List<String> words = new ArrayList<>(level);
        words.addAll(arguments);
        VyosScope.Path path = VyosScope.ROOT.follow(words);
        if (path.isUnknown() || (path.isOfProxy() && !path.rest().isEmpty())) {
            proxy.refuseUnknown(path, place);
        }
        level = List.copyOf(words);
    }

    /** Returns the number of words of the last level: {@code interface} and its name are one level. */
    private int stepsUp() {
        return VyosScope.ROOT.follow(level).scope().level() == VyosScope.Level.INTERFACE ? 2 : 1;
    }
}
