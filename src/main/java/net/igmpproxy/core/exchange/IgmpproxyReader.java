package net.igmpproxy.core.exchange;

import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import net.igmpproxy.core.config.KeySuggestion;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.Role;

/**
 * Reads {@code igmpproxy.conf} as igmpproxy 0.4 does. Words may be spread over lines; quickleave is off unless it is
 * named, and an interface without a role is disabled.
 */
public final class IgmpproxyReader {
    private static final Keywords<IgmpproxyKeyword> KEYWORDS = new Keywords<>(IgmpproxyKeyword.values());
    private static final Keywords<PhyintKeyword> OPTIONS = new Keywords<>(PhyintKeyword.values());
    private static final List<String> ALL_WORDS = Stream.of(KEYWORDS, OPTIONS)
            .flatMap(keywords -> keywords.words().stream())
            .toList();

    private final Problems problems = new Problems();
    private final DocumentDraft document = new DocumentDraft();
    private final Map<String, Phyint> phyints = new LinkedHashMap<>();
    private final Deque<Excerpt> words;
    private Role defaultRole = Role.DISABLED;
    private Optional<Phyint> current = Optional.empty();

    private IgmpproxyReader(Deque<Excerpt> words) {
        this.words = words;
    }

    /**
     * Reads a text.
     *
     * @throws ImportException if it is empty, or says something that cannot be taken
     */
    public static Import read(String text) {
        return new IgmpproxyReader(IgmpproxyLexer.read(text)).readAll();
    }

    private Import readAll() {
        if (words.isEmpty()) {
            problems.refuse(new Excerpt(1, ""), "Config file was empty: name the interfaces with phyint");
        }
        document.set(Keys.QUICKLEAVE, false);
        for (Excerpt word = words.poll(); word != null; word = words.poll()) {
            take(word);
        }
        phyints.values().forEach(phyint -> phyint.addTo(document));
        return document.read(problems);
    }

    private void take(Excerpt word) {
        Optional<IgmpproxyKeyword> keyword = KEYWORDS.find(word.text());
        Optional<PhyintKeyword> option = OPTIONS.find(word.text());
        if (keyword.isPresent()) {
            current = Optional.empty();
            take(keyword.get(), word);
        } else if (option.isEmpty()) {
            problems.refuse(word, unknown(word.text()));
        } else if (current.isPresent()) {
            take(option.get(), current.get(), word);
        } else {
            problems.refuse(word, "belongs to an interface: write it after phyint and the interface's name");
        }
    }

    private void take(IgmpproxyKeyword keyword, Excerpt word) {
        switch (keyword) {
            case PHYINT -> withValue(word, this::begin);
            case QUICKLEAVE -> document.set(Keys.QUICKLEAVE, true);
            case DEFAULTDOWN -> {
                defaultRole = Role.DOWNSTREAM;
                problems.warn(word, "holds only for interfaces named below: one that is not named is not used here");
            }
            case RESCANVIF -> {
                // An interface is used here whenever it appears.
            }
            case HASHTABLESIZE ->
                withValue(
                        word,
                        (value, place) -> problems.warn(
                                place, "has no counterpart: quickleave knows every host here, up to maxHosts"));
            case CHROOT, USER ->
                withValue(
                        word,
                        (value, place) -> problems.warn(
                                place, "has no counterpart: rights are a matter of how the service is started"));
        }
    }

    private void begin(String name, Excerpt place) {
        Phyint phyint = new Phyint(new InterfaceDraft(name, place), defaultRole, problems);
        current = Optional.of(phyint);
        Phyint first = phyints.putIfAbsent(name, phyint);
        if (first != null) {
            problems.warn(
                    place,
                    "is left out: igmpproxy goes by the first phyint of an interface, in line "
                            + first.origin().line());
        }
    }

    private void take(PhyintKeyword option, Phyint phyint, Excerpt word) {
        switch (option) {
            case UPSTREAM -> phyint.setRole(Role.UPSTREAM, word);
            case DOWNSTREAM -> phyint.setRole(Role.DOWNSTREAM, word);
            case DISABLED -> phyint.setRole(Role.DISABLED, word);
            case RATELIMIT -> withValue(word, this::checkRateLimit);
            case THRESHOLD -> withValue(word, phyint::setThreshold);
            case ALTNET -> withValue(word, phyint::addAltnet);
            case WHITELIST -> withValue(word, (value, place) -> phyint.addRule(true, value, place));
            case BLACKLIST -> withValue(word, (value, place) -> phyint.addRule(false, value, place));
        }
    }

    private void checkRateLimit(String value, Excerpt place) {
        if (!value.matches("[0-9]+")) {
            problems.refuse(place, "Ratelimit must be 0 or more");
        } else if (!value.matches("0+")) {
            problems.warn(place, "has no counterpart: packets are forwarded without a limit, as Linux does anyway");
        }
    }

    /** Takes the word that follows a keyword. */
    private void withValue(Excerpt keyword, BiConsumer<String, Excerpt> taker) {
        Excerpt value = words.poll();
        if (value == null) {
            problems.refuse(keyword, "lacks its value: add it");
        } else {
            taker.accept(value.text(), new Excerpt(value.line(), keyword.text() + " " + value.text()));
        }
    }

    private static String unknown(String word) {
        if (word.contains("/")) {
            return "belongs to no keyword: write altnet, whitelist or blacklist before each network";
        }
        return KeySuggestion.remedy(word, ALL_WORDS);
    }
}
