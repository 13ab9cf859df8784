package net.igmpproxy.exchange.igmpproxy;

import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.config.document.KeySuggestion;
import net.igmpproxy.exchange.draft.DocumentDraft;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.ForeignProgram;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportException;
import net.igmpproxy.exchange.draft.InetNetwork;
import net.igmpproxy.exchange.draft.Keywords;
import net.igmpproxy.exchange.draft.Problems;
import net.igmpproxy.exchange.text.Characters;

/**
 * Reads {@code igmpproxy.conf} like igmpproxy 0.4. Statements may span lines. Quickleave is off unless present, and an
 * interface without a role is disabled.
 */
public final class IgmpproxyReader {
    private static final Keywords<IgmpproxyKeyword> KEYWORDS = new Keywords<>(IgmpproxyKeyword.values());
    private static final Keywords<PhyintKeyword> OPTIONS = new Keywords<>(PhyintKeyword.values());
    private static final List<String> ALL_WORDS = Stream.of(KEYWORDS, OPTIONS)
            .flatMap(keywords -> keywords.words().stream())
            .toList();

    private static final int MAX_HASH_TABLE_BYTES = 536_870_912;

    private final Problems problems = new Problems();
    private final DocumentDraft document = new DocumentDraft(ForeignProgram.IGMPPROXY);
    private final Phyints phyints = new Phyints(problems);
    private final Deque<Excerpt> words;
    private Role defaultRole = Role.DISABLED;
    private boolean hasQuickleave;
    private Optional<Phyint> current = Optional.empty();

    private IgmpproxyReader(String text) {
        words = IgmpproxyLexer.read(text, problems);
    }

    /**
     * Reads a text.
     *
     * @throws ImportException if the text is empty or has any errors
     */
    public static Import read(String text) {
        return new IgmpproxyReader(text).readAll();
    }

    private Import readAll() {
        if (words.isEmpty() && !problems.hasErrors()) {
            problems.refuse(Problems.NOWHERE, "Config file was empty: name the interfaces with phyint");
        }
        for (Excerpt word = words.poll(); word != null; word = words.poll()) {
            take(word);
        }
        document.set(Keys.QUICKLEAVE, hasQuickleave);
        phyints.addTo(document);
        return document.read(problems);
    }

    private void take(Excerpt word) {
        boolean isKnown = ALL_WORDS.contains(word.text());
        if (!problems.refusesMisleading(word.text(), word) && !isKnown) {
            problems.refuse(word, unknown(word.text()));
        }
        // A misspelled keyword is read as the nearest known one, so that its value causes no further error.
        Optional<String> meant = isKnown ? Optional.of(word.text()) : KeySuggestion.nearest(word.text(), ALL_WORDS);
        meant.ifPresent(text -> take(text, word));
    }

    private void take(String keyword, Excerpt word) {
        Optional<IgmpproxyKeyword> ofAll = KEYWORDS.find(keyword);
        if (ofAll.isPresent()) {
            current = Optional.empty();
            take(ofAll.get(), word);
        } else if (current.isPresent()) {
            OPTIONS.find(keyword).ifPresent(option -> take(option, current.get(), word));
        } else {
            problems.refuse(word, "belongs to an interface: write it after phyint and the interface's name");
        }
    }

    private void take(IgmpproxyKeyword keyword, Excerpt word) {
        switch (keyword) {
            case PHYINT -> withValue(word, this::begin);
            case QUICKLEAVE -> {
                hasQuickleave = true;
                refuseValue(word);
            }
            case DEFAULTDOWN -> {
                defaultRole = Role.DOWNSTREAM;
                phyints.addOthers(word);
                refuseValue(word);
            }
            // This program detects new interfaces without a setting.
            case RESCANVIF -> refuseValue(word);
            case HASHTABLESIZE -> withValue(word, this::checkHashTableSize);
            case CHROOT, USER ->
                withValue(
                        word,
                        (value, place) -> problems.warn(
                                place, "has no counterpart: privileges are set where the service is started"));
        }
    }

    private void begin(String name, Excerpt place) {
        current = Optional.of(phyints.add(name, defaultRole, place));
    }

    private void checkHashTableSize(String value, Excerpt place) {
        int bytes = InetNetwork.atoi(value);
        if (!hasQuickleave) {
            problems.refuse(place, "igmpproxy refuses it without quickleave: write quickleave before it, or remove it");
        } else if (bytes < 1 || bytes > MAX_HASH_TABLE_BYTES) {
            problems.refuse(place, "hashtablesize must be between 1 and " + MAX_HASH_TABLE_BYTES + " bytes");
        } else {
            problems.warn(place, "has no counterpart: quickleave knows every host here, up to maxHosts");
        }
    }

    private void take(PhyintKeyword option, Phyint phyint, Excerpt word) {
        switch (option) {
            case UPSTREAM -> setRole(phyint, Role.UPSTREAM, word);
            case DOWNSTREAM -> setRole(phyint, Role.DOWNSTREAM, word);
            case DISABLED -> setRole(phyint, Role.DISABLED, word);
            case RATELIMIT -> withValue(word, phyint::setRateLimit);
            case THRESHOLD -> withValue(word, phyint::setThreshold);
            case ALTNET -> withValue(word, phyint::addAltnet);
            case WHITELIST -> withValue(word, (value, place) -> phyint.addRule(true, value, place));
            case BLACKLIST -> withValue(word, (value, place) -> phyint.addRule(false, value, place));
        }
    }

    private void setRole(Phyint phyint, Role role, Excerpt word) {
        phyint.setRole(role, word);
        refuseValue(word);
    }

    /** Reports an error for a value in the line of a keyword without values; leaves a word that may be a keyword. */
    private void refuseValue(Excerpt keyword) {
        Excerpt next = words.peek();
        if (next != null && next.line() == keyword.line() && isValue(next.text())) {
            words.poll();
            problems.refuse(
                    new Excerpt(next.line(), keyword.text() + " " + next.text()),
                    "takes no value: remove " + next.text());
        }
    }

    private static boolean isValue(String word) {
        return !word.contains("/")
                && !ALL_WORDS.contains(word)
                && Characters.misleading(word).isEmpty()
                && KeySuggestion.nearest(word, ALL_WORDS).isEmpty();
    }

    /** Reads the value after a keyword. */
    private void withValue(Excerpt keyword, BiConsumer<String, Excerpt> taker) {
        Excerpt value = words.poll();
        if (value == null) {
            problems.refuse(keyword, "lacks its value: add it");
            return;
        }
        Excerpt place = new Excerpt(value.line(), keyword.text() + " " + value.text());
        if (!problems.refusesMisleading(value.text(), place)) {
            taker.accept(value.text(), place);
        }
    }

    private static String unknown(String word) {
        if (word.contains("/")) {
            return "belongs to no keyword: write altnet, whitelist or blacklist before each network";
        }
        return KeySuggestion.remedy(word, ALL_WORDS);
    }
}
