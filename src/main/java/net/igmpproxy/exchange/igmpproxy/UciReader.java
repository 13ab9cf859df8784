package net.igmpproxy.exchange.igmpproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
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
import net.igmpproxy.exchange.igmpproxy.UciSection.UciValue;
import net.igmpproxy.exchange.text.SourceText;

/** Reads {@code /etc/config/igmpproxy} (UCI) like the OpenWrt script that generates {@code igmpproxy.conf} from it. */
public final class UciReader {
    private static final Keywords<UciKeyword> STATEMENTS = new Keywords<>(UciKeyword.values());
    private static final Keywords<UciHeaderKeyword> OF_HEADER = new Keywords<>(UciHeaderKeyword.values());
    private static final Keywords<UciPhyintKeyword> OF_PHYINT = new Keywords<>(UciPhyintKeyword.values());
    private static final String HEADER = "igmpproxy";
    private static final String PHYINT = "phyint";
    private static final Set<String> TRUE = Set.of("1", "on", "true", "yes", "enabled");
    private static final Set<String> FALSE = Set.of("0", "off", "false", "no", "disabled", "");

    private final Problems problems = new Problems();
    private final DocumentDraft document = new DocumentDraft(ForeignProgram.IGMPPROXY);
    private final Phyints phyints = new Phyints(problems);
    private final List<UciSection> sections = new ArrayList<>();

    private UciReader() {}

    /**
     * Reads a text.
     *
     * @throws ImportException if the text has any errors
     */
    public static Import read(String text) {
        UciReader reader = new UciReader();
        reader.readLines(SourceText.withoutByteOrderMark(text));
        return reader.readSections();
    }

    private void readLines(String text) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            Excerpt place = new Excerpt(number, line.strip());
            List<String> words = UciLexer.read(line, place, problems);
            if (!words.isEmpty()) {
                take(words, place);
            }
        }
    }

    private void take(List<String> words, Excerpt place) {
        Optional<UciKeyword> keyword = STATEMENTS.find(words.get(0));
        if (keyword.isEmpty()) {
            problems.refuse(place, KeySuggestion.remedy(words.get(0), STATEMENTS.words()));
            return;
        }
        switch (keyword.get()) {
            case PACKAGE -> {
                if (words.size() != 2 || !HEADER.equals(words.get(1))) {
                    problems.refuse(place, "is not igmpproxy's: give the output of uci export igmpproxy alone");
                }
            }
            case CONFIG -> begin(words, place);
            case OPTION, LIST -> set(keyword.get(), words, place);
        }
    }

    private void begin(List<String> words, Excerpt place) {
        if (words.size() < 2 || words.size() > 3) {
            problems.refuse(place, "must be config TYPE, or config TYPE NAME");
            return;
        }
        String type = words.get(1);
        if (!HEADER.equals(type) && !PHYINT.equals(type)) {
            problems.refuse(place, "is no section of igmpproxy's: give only sections " + HEADER + " and " + PHYINT);
        } else if (HEADER.equals(type) && sections.stream().anyMatch(section -> HEADER.equals(section.type()))) {
            problems.refuse(place, "is the second section " + HEADER + ": keep one of them");
        }
        sections.add(new UciSection(type, place));
    }

    /** Adds a value; a repeated option replaces the first one, and a list item is appended. */
    private void set(UciKeyword keyword, List<String> words, Excerpt place) {
        if (words.size() != 3 || sections.isEmpty()) {
            problems.refuse(
                    place,
                    sections.isEmpty()
                            ? "is outside any section: write config before it"
                            : "must be " + keyword.word() + " NAME VALUE: put a value with spaces in quotes");
            return;
        }
        List<UciValue> values =
                sections.get(sections.size() - 1).options().computeIfAbsent(words.get(1), absent -> new ArrayList<>());
        if (keyword == UciKeyword.OPTION && !values.isEmpty()) {
            problems.warn(values.get(0).place(), "is left out: line " + place.line() + " sets it again");
            values.clear();
        }
        values.add(new UciValue(words.get(2), place));
    }

    private Import readSections() {
        if (sections.isEmpty() && !problems.hasErrors()) {
            problems.refuse(Problems.NOWHERE, "has no sections: give the content of /etc/config/igmpproxy");
        }
        document.set(Keys.QUICKLEAVE, false);
        sections.forEach(section -> {
            if (HEADER.equals(section.type())) {
                readHeader(section);
            } else if (PHYINT.equals(section.type())) {
                readPhyint(section);
            }
        });
        phyints.addTo(document);
        return document.read(problems);
    }

    private void readHeader(UciSection section) {
        refuseUnknown(section, OF_HEADER.words());
        section.values(UciHeaderKeyword.QUICKLEAVE.word())
                .forEach(value -> document.set(Keys.QUICKLEAVE, isTrue(value)));
        section.values(UciHeaderKeyword.VERBOSE.word())
                .forEach(value -> problems.warn(value.place(), "has no counterpart: logging is set by the service"));
    }

    private void readPhyint(UciSection section) {
        refuseUnknown(section, OF_PHYINT.words());
        List<UciValue> networks = section.values(UciPhyintKeyword.NETWORK.word());
        if (networks.size() != 1) {
            if (!problems.hasErrors()) {
                problems.refuse(section.place(), "must have one network: write option network NAME once");
            }
            return;
        }
        UciValue network = networks.get(0);
        problems.warn(
                network.place(),
                "is OpenWrt's name of a network, taken as the interface's: write its device instead (ubus call"
                        + " network.interface." + network.text() + " status prints it as l3_device)");
        Phyint phyint = phyints.add(network.text(), Role.DISABLED, network.place());
        section.values(UciPhyintKeyword.DIRECTION.word()).forEach(value -> setDirection(phyint, value));
        each(section, UciPhyintKeyword.RATELIMIT, phyint::setRateLimit);
        each(section, UciPhyintKeyword.THRESHOLD, phyint::setThreshold);
        each(section, UciPhyintKeyword.ALTNET, phyint::addAltnet);
        each(section, UciPhyintKeyword.WHITELIST, (value, place) -> phyint.addRule(true, value, place));
        each(section, UciPhyintKeyword.BLACKLIST, (value, place) -> phyint.addRule(false, value, place));
        section.values(UciPhyintKeyword.ZONE.word())
                .forEach(value -> problems.warn(
                        value.place(),
                        "has no counterpart: the rules that OpenWrt makes of it (IGMP and 224.0.0.0/4) must be in the"
                                + " firewall"));
        section.values(UciPhyintKeyword.FW_DROP_SSDP.word())
                .forEach(value -> problems.warn(
                        value.place(), "has no counterpart: deniedGroups of the upstream interface decides on SSDP"));
    }

    private void setDirection(Phyint phyint, UciValue value) {
        for (Role role : Role.values()) {
            if (InterfaceDraft.word(role).equals(value.text())) {
                phyint.setRole(role, value.place());
                return;
            }
        }
        problems.refuse(value.place(), "must be one of upstream, downstream, disabled");
    }

    /** Passes each value of a key to a method; white space separates several values. */
    private static void each(UciSection section, UciPhyintKeyword keyword, BiConsumer<String, Excerpt> taker) {
        section.values(keyword.word()).forEach(value -> {
            for (String word : value.text().split("\\s+", -1)) {
                if (!word.isEmpty()) {
                    taker.accept(word, value.place());
                }
            }
        });
    }

    private void refuseUnknown(UciSection section, List<String> known) {
        section.options().forEach((key, values) -> {
            if (!known.contains(key)) {
                values.forEach(value -> problems.refuse(value.place(), KeySuggestion.remedy(key, known)));
            }
        });
    }

    private boolean isTrue(UciValue value) {
        if (!TRUE.contains(value.text()) && !FALSE.contains(value.text())) {
            problems.refuse(value.place(), "must be 1 or 0");
        }
        return TRUE.contains(value.text());
    }
}
