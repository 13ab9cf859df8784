package net.igmpproxy.exchange.improxy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.config.document.KeySuggestion;
import net.igmpproxy.exchange.draft.DocumentDraft;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.ForeignProgram;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportException;
import net.igmpproxy.exchange.draft.InterfaceDraft;
import net.igmpproxy.exchange.draft.Keywords;
import net.igmpproxy.exchange.draft.Problems;
import net.igmpproxy.exchange.text.SourceText;

/** Reads {@code improxy.conf}: each line has a keyword and its value. */
public final class ImproxyReader {
    private static final Keywords<ImproxyKeyword> KEYWORDS = new Keywords<>(ImproxyKeyword.values());
    private static final String ENABLE = "enable";
    private static final String DISABLE = "disable";
    private static final String VERSION = "version";
    private static final String NEWEST = "3";

    private final Problems problems = new Problems();
    private final DocumentDraft document = new DocumentDraft(ForeignProgram.IMPROXY);
    private final List<InterfaceDraft> drafts = new ArrayList<>();
    private Optional<Excerpt> version = Optional.empty();
    private String number = NEWEST;
    private boolean hasQuickleave;

    private ImproxyReader() {}

    /**
     * Reads a text.
     *
     * @throws ImportException if the text has any errors
     */
    public static Import read(String text) {
        ImproxyReader reader = new ImproxyReader();
        int line = 0;
        for (String content : SourceText.withoutByteOrderMark(text).split("\n", -1)) {
            line++;
            reader.take(content.strip(), line);
        }
        return reader.finish();
    }

    private void take(String content, int line) {
        Excerpt place = new Excerpt(line, content);
        if (content.isEmpty() || content.startsWith("#") || problems.refusesMisleading(withPlainTabs(content), place)) {
            return;
        }
        List<String> words = Arrays.stream(content.split("[ \t]+", -1))
                .takeWhile(word -> !word.startsWith("#"))
                .toList();
        Optional<ImproxyKeyword> keyword = KEYWORDS.find(words.get(0));
        if (keyword.isEmpty()) {
            problems.refuse(place, KeySuggestion.remedy(words.get(0), KEYWORDS.words()));
        } else if (words.size() < 2) {
            problems.refuse(place, "lacks its value: add it");
        } else {
            take(keyword.get(), words.subList(1, words.size()), place);
        }
    }

    private static String withPlainTabs(String content) {
        return content.replace('\t', ' ');
    }

    private void take(ImproxyKeyword keyword, List<String> values, Excerpt place) {
        switch (keyword) {
            case IGMP -> takeIgmp(values, place);
            case MLD -> {
                if (isSwitch(values, place) && ENABLE.equals(values.get(0))) {
                    problems.warn(place, "has no counterpart: only IPv4 is proxied here");
                }
            }
            case QUICKLEAVE -> takeQuickleave(values, place);
            case UPSTREAM -> add(values, Role.UPSTREAM, place);
            case DOWNSTREAM -> add(values, Role.DOWNSTREAM, place);
        }
    }

    private void takeIgmp(List<String> values, Excerpt place) {
        if (!isSwitch(values, place)) {
            return;
        }
        if (version.isPresent()) {
            problems.warn(version.get(), "is left out: line " + place.line() + " sets it again");
        }
        version = Optional.of(place);
        number = values.size() == 3 ? values.get(2) : NEWEST;
        document.set(Keys.ENABLED, ENABLE.equals(values.get(0)));
    }

    private void takeQuickleave(List<String> values, Excerpt place) {
        if (values.equals(List.of(ENABLE)) || values.equals(List.of(DISABLE))) {
            hasQuickleave = ENABLE.equals(values.get(0));
        } else {
            problems.refuse(place, "must be enable or disable");
        }
    }

    private boolean isSwitch(List<String> values, Excerpt place) {
        boolean isEnabled = ENABLE.equals(values.get(0))
                && (values.size() == 1
                        || (values.size() == 3
                                && VERSION.equals(values.get(1))
                                && values.get(2).matches("[123]")));
        boolean isDisabled = values.size() == 1 && DISABLE.equals(values.get(0));
        if (!isEnabled && !isDisabled) {
            problems.refuse(place, "must be enable, enable version NUMBER, or disable");
        }
        return isEnabled || isDisabled;
    }

    private void add(List<String> values, Role role, Excerpt place) {
        if (values.size() > 1) {
            problems.refuse(place, "has one interface: write each in a line of its own");
        } else if (document.find(values.get(0)).isPresent()) {
            problems.refuse(place, "is a duplicate: an interface is either upstream or downstream, and listed once");
        } else {
            InterfaceDraft draft = document.interfaceNamed(values.get(0), place);
            draft.set(Keys.ROLE, InterfaceDraft.word(role), place);
            drafts.add(draft);
        }
    }

    private Import finish() {
        if (drafts.isEmpty() && !problems.hasErrors()) {
            problems.refuse(Problems.NOWHERE, "has no interface: write upstream NAME and downstream NAME");
        }
        if (version.isEmpty()) {
            document.set(Keys.ENABLED, false);
            problems.warn(
                    Problems.NOWHERE, "has no igmp enable: improxy does not proxy IGMP then, so enabled is false");
        }
        document.set(Keys.QUICKLEAVE, hasQuickleave);
        drafts.forEach(this::finish);
        return document.read(problems);
    }

    private void finish(InterfaceDraft draft) {
        if (draft.is(Role.UPSTREAM)) {
            draft.add(Keys.ALT_SUBNETS, Ipv4Prefix.ANY.toString(), draft.origin());
            problems.warn(
                    draft.origin(),
                    "admits sources of every network, as improxy does: altSubnets is " + Ipv4Prefix.ANY
                            + ". Write the networks of the sources instead if they are known");
        }
        if (!NEWEST.equals(number)) {
            draft.set(Keys.IGMP_VERSION, number, draft.origin());
        }
    }
}
