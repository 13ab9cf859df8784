package net.igmpproxy.runtime.storage;

/** A configuration is too large to be stored. */
public final class ConfigurationTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param sizeBytes the size of the document in its written form, with the comments at its head
     * @param mostBytes the size that the file may have
     */
    public ConfigurationTooLargeException(int sizeBytes, int mostBytes) {
        super("Nothing was changed: the document has " + sizeBytes + " bytes in its written form, and " + mostBytes
                + " are possible: remove static groups, sources, names of groups or networks, or the comments at the head of"
                + " the file");
    }
}
