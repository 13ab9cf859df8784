package net.igmpproxy.runtime.storage;

/** Refusal of a configuration that is too large to be stored. */
public final class ConfigurationTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param sizeBytes serialized size in bytes, including the comments at the head of the document
     * @param mostBytes maximum size of the file in bytes
     */
    public ConfigurationTooLargeException(int sizeBytes, int mostBytes) {
        super("Nothing was changed: the document has " + sizeBytes + " bytes in its written form, and the maximum is "
                + mostBytes + ": remove static groups, sources, names of groups or networks, or the comments at the"
                + " head"
                + " of the file");
    }
}
