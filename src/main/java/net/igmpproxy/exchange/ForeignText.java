package net.igmpproxy.exchange;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.exchange.draft.Excerpt;
import net.igmpproxy.exchange.draft.Import;
import net.igmpproxy.exchange.draft.ImportError;
import net.igmpproxy.exchange.draft.ImportException;
import net.igmpproxy.exchange.draft.ImportWarning;
import net.igmpproxy.exchange.draft.Problems;
import net.igmpproxy.exchange.text.Characters;

/** Configuration text of another program, with the format recognised from its lines. */
public final class ForeignText {
    private final String text;
    private final ForeignFormat format;
    private final Optional<ImportWarning> difference;

    private ForeignText(String text, ForeignFormat format, Optional<ImportWarning> difference) {
        this.text = text;
        this.format = format;
        this.difference = difference;
    }

    /**
     * Recognises the format of a text.
     *
     * @param said format given by the user; a text that certainly has another format is read in that format, with a
     *     warning
     * @throws ImportException if the text belongs to a program that is not supported, or to none
     */
    public static ForeignText of(Optional<ForeignFormat> said, String text) {
        Optional<Recognition> recognition = said.isPresent() ? Recognition.of(text, said.get()) : Recognition.of(text);
        Optional<ForeignFormat> recognised =
                recognition.flatMap(found -> found.program().format());
        if (recognition.isPresent() && recognised.isEmpty()) {
            throw refusal(
                    recognition.get().place(),
                    "is " + recognition.get().program().description());
        }
        ForeignFormat format = recognised
                .or(() -> said)
                .orElseThrow(() -> refusal(
                        Problems.NOWHERE,
                        "is not a known configuration format: give one of "
                                + String.join(", ", ForeignFormat.readable())));
        return new ForeignText(
                text,
                format,
                recognition
                        .filter(found -> said.isPresent() && said.get() != format)
                        .map(found -> new ImportWarning(
                                found.place().line(),
                                Characters.visible(found.place().text()),
                                "shows that this is " + found.program().description() + ": read in the format "
                                        + format.label())));
    }

    /** Returns the format of the text. */
    public ForeignFormat format() {
        return format;
    }

    /**
     * Reads the text.
     *
     * @throws ImportException if the text has any errors
     */
    public Import read() {
        Import read = format.read(text);
        return difference.map(read::withWarning).orElse(read);
    }

    private static ImportException refusal(Excerpt place, String message) {
        return new ImportException(List.of(new ImportError(place.line(), Characters.visible(place.text()), message)));
    }
}
