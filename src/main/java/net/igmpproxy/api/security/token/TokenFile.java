package net.igmpproxy.api.security.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.store.RegularFile;

/**
 * The file of the tokens: a line each of name, role and the SHA-256 of the token, with white space between; lines that begin
 * with # are comments. {@link TokensInForce} knows what it holds now.
 */
public class TokenFile {
    private static final int FIELDS = 3;
    private static final int MOST_BYTES = 1 << 20;

    private final Path file;

    public TokenFile(Path file) {
        this.file = file;
    }

    /**
     * Whom a token stands for.
     *
     * @param name who it was made for
     * @param role what it allows
     * @param hash the SHA-256 of the token
     */
    public record Entry(String name, ApiRole role, String hash) {}

    /** Where it is. */
    public Path path() {
        return file;
    }

    /**
     * All its entries.
     *
     * @throws InvalidTokenFileException if it cannot be read, or has a line that is no entry: one that is not understood may
     *                                   be meant to keep somebody out
     */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                entries.add(entry(i + 1, line));
            }
        }
        return entries;
    }

    /** Adds an entry; a new file can be read by its owner only, who is that of the directory. */
    void add(Entry entry) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            giveToOwnerOfDirectory();
        }
        String line = entry.name() + " " + entry.role().word() + " " + entry.hash() + "\n";
        String end = endsWithLine() ? "" : "\n";
        Files.writeString(file, end + line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    /** Returns whether the last line has its end, which editors may leave out. */
    private boolean endsWithLine() throws IOException {
        String text = RegularFile.readText(file, MOST_BYTES);
        return text.isEmpty() || text.endsWith("\n");
    }

    /** Root makes tokens for a service that is not root; anybody else only for himself. */
    private void giveToOwnerOfDirectory() throws IOException {
        try {
            Files.setOwner(file, Files.getOwner(file.toAbsolutePath().resolveSibling("")));
        } catch (FileSystemException notRoot) {
            // It stays with who has made it.
        }
    }

    private Entry entry(int line, String text) {
        String[] fields = text.split("\\s+", -1);
        Optional<ApiRole> role = fields.length == FIELDS ? ApiRole.of(fields[1]) : Optional.empty();
        if (role.isEmpty() || !fields[2].matches("[0-9a-f]{64}")) {
            throw new InvalidTokenFileException(
                    file + ":" + line + ": must be a name, viewer or operator, and 64 hexadecimal digits;"
                            + " the command token makes such lines",
                    null);
        }
        return new Entry(fields[0], role.get(), fields[2]);
    }

    private List<String> lines() {
        try {
            return RegularFile.readText(file, MOST_BYTES).lines().toList();
        } catch (NoSuchFileException missing) {
            return missing();
        } catch (IOException failure) {
            throw new InvalidTokenFileException(file + " cannot be read: " + reason(failure), failure);
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : "make it readable for the service";
    }

    /** A link that points nowhere is no file that is missing: what it points to may be on its way, such as a volume. */
    private List<String> missing() {
        for (Path part = file.toAbsolutePath(); part != null; part = part.getParent()) {
            if (Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
                if (Files.isSymbolicLink(part) && !Files.exists(part)) {
                    throw new InvalidTokenFileException(
                            file + " cannot be read: the link " + part + " points to nothing", null);
                }
                return List.of();
            }
        }
        return List.of();
    }
}
