package net.igmpproxy.exchange.mcproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.exchange.draft.DocumentDraft;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.ForeignProgram;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportException;
import net.igmpproxy.exchange.draft.InterfaceDraft;
import net.igmpproxy.exchange.draft.Problems;
import net.igmpproxy.exchange.text.SourceText;

/**
 * Reads {@code mcproxy.conf} with one instance and its protocol. Rule tables decide by source, which the group policies
 * of this program cannot express. A rule table is an error.
 */
public final class McproxyReader {
    private static final String ARROW = "==>";
    private static final String COLON = ":";
    private static final Map<String, Integer> VERSIONS = Map.of("igmpv1", 1, "igmpv2", 2, "igmpv3", 3);
    private static final int NEWEST = 3;

    /** Signs and words that occur among interface names only if a semicolon is missing or commas separate the names. */
    private static final Pattern NO_NAME =
            Pattern.compile("(?i)[(){}|*:]|==>|.*,.*|protocol|pinstance|table|rulematching|upstream|downstream");

    private final Problems problems = new Problems();
    private final DocumentDraft document = new DocumentDraft(ForeignProgram.MCPROXY);
    private final List<InterfaceDraft> drafts = new ArrayList<>();
    private Optional<Excerpt> instance = Optional.empty();
    private Optional<Excerpt> protocol = Optional.empty();
    private int version = NEWEST;

    private McproxyReader() {}

    /**
     * Reads a text.
     *
     * @throws ImportException if the text has any errors
     */
    public static Import read(String text) {
        McproxyReader reader = new McproxyReader();
        McproxyLexer.read(SourceText.withoutByteOrderMark(text), reader.problems)
                .forEach(reader::take);
        return reader.finish();
    }

    private void take(List<Excerpt> words) {
        Excerpt first = words.get(0);
        switch (first.text().toLowerCase(Locale.ROOT)) {
            case "protocol" -> takeProtocol(words);
            case "pinstance" -> takeInstance(words);
            case "table" ->
                problems.refuse(
                        first,
                        "rule tables are not imported: remove them, and write allowedGroups and deniedGroups instead");
            default -> problems.refuse(first, "unknown key: known here are protocol, pinstance, table");
        }
    }

    private void takeProtocol(List<Excerpt> words) {
        Excerpt place = place(words);
        Integer number = words.size() == 2 ? VERSIONS.get(words.get(1).text().toLowerCase(Locale.ROOT)) : null;
        if (number == null) {
            problems.refuse(place, "must be protocol IGMPv1, IGMPv2 or IGMPv3: only IPv4 is proxied here");
        } else if (protocol.isPresent()) {
            problems.refuse(place, "is a duplicate: line " + protocol.get().line() + " already sets a protocol");
        } else {
            version = number;
            protocol = Optional.of(place);
        }
    }

    private void takeInstance(List<Excerpt> words) {
        List<String> texts = words.stream().map(Excerpt::text).toList();
        int colon = texts.indexOf(COLON);
        int arrow = texts.indexOf(ARROW);
        if (colon < 0) {
            problems.refuse(
                    place(words),
                    "rules of an interface are not imported: remove them, and write allowedGroups and deniedGroups"
                            + " instead");
        } else if (arrow < colon || arrow == words.size() - 1 || !isHead(texts.subList(1, colon))) {
            problems.refuse(place(words), "must be pinstance NAME: UPSTREAM ==> DOWNSTREAM …;");
        } else if (instance.isPresent()) {
            problems.refuse(
                    place(words),
                    "is the second instance, after line " + instance.get().line()
                            + ": a service has one. Run a second service in a network namespace of its own");
        } else {
            instance = Optional.of(words.get(0));
            warnOfTable(words.subList(1, colon));
            words.subList(colon + 1, arrow).forEach(name -> add(name, Role.UPSTREAM));
            words.subList(arrow + 1, words.size()).forEach(name -> add(name, Role.DOWNSTREAM));
        }
    }

    /** Returns true for a name, optionally followed by a routing table number in parentheses. */
    private static boolean isHead(List<String> words) {
        return words.size() == 1 || (words.size() == 4 && "(".equals(words.get(1)) && ")".equals(words.get(3)));
    }

    private void warnOfTable(List<Excerpt> head) {
        if (head.size() > 1) {
            problems.warn(
                    new Excerpt(head.get(2).line(), "(" + head.get(2).text() + ")"),
                    "has no counterpart: this proxy has the default table of the network namespace");
        }
    }

    private void add(Excerpt name, Role role) {
        if (problems.refusesMisleading(name.text(), name)) {
            return;
        }
        if (NO_NAME.matcher(name.text()).matches()) {
            problems.refuse(
                    name, "is no name of an interface: separate the names by spaces, and end each statement with ;");
            return;
        }
        if (document.find(name.text()).isPresent()) {
            problems.refuse(name, "is a duplicate: an interface is either upstream or downstream");
            return;
        }
        InterfaceDraft draft = document.interfaceNamed(name.text(), name);
        draft.set(Keys.ROLE, InterfaceDraft.word(role), name);
        drafts.add(draft);
    }

    private Import finish() {
        if (instance.isEmpty() && !problems.hasErrors()) {
            problems.refuse(Problems.NOWHERE, "has no instance: write pinstance NAME: UPSTREAM ==> DOWNSTREAM …;");
        }
        document.set(Keys.QUICKLEAVE, false);
        drafts.forEach(draft -> {
            if (draft.is(Role.UPSTREAM)) {
                draft.add(Keys.ALT_SUBNETS, Ipv4Prefix.ANY.toString(), draft.origin());
                problems.warn(
                        draft.origin(),
                        "admits sources of every network, as mcproxy does: altSubnets is " + Ipv4Prefix.ANY
                                + ". Write the networks of the sources instead if they are known");
            }
            if (version != NEWEST) {
                draft.set(Keys.IGMP_VERSION, String.valueOf(version), draft.origin());
            }
        });
        drafts.stream()
                .filter(draft -> draft.is(Role.DOWNSTREAM))
                .forEach(draft -> problems.warn(
                        draft.origin(),
                        "hosts of networks that the interface is not in are ignored here: write those"
                                + " networks in altSubnets"));
        return document.read(problems);
    }

    private static Excerpt place(List<Excerpt> words) {
        return new Excerpt(
                words.get(0).line(),
                String.join(" ", words.stream().map(Excerpt::text).toList()));
    }
}
