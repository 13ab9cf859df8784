package net.igmpproxy.runtime.change;

import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.runtime.control.ProxyUnavailableException;
import net.igmpproxy.runtime.storage.Author;
import net.igmpproxy.runtime.storage.ConfigurationEditedException;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;
import net.igmpproxy.runtime.storage.FileProblem;
import net.igmpproxy.runtime.storage.StoredContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adoption of edits of the configuration file by others. No edit is adopted while a change waits for confirmation: the
 * file may contain that change and would make it permanent.
 */
final class FileAdoption {
    private static final Logger LOGGER = LoggerFactory.getLogger(FileAdoption.class);

    private final StoredEdits edits;
    private final ConfigurationSwitch configurations;
    private final Confirmations confirmations;
    private final Revisions revisions;
    private final FileProblems problems;

    FileAdoption(
            StoredEdits edits,
            ConfigurationSwitch configurations,
            Confirmations confirmations,
            Revisions revisions,
            FileProblems problems) {
        this.edits = edits;
        this.configurations = configurations;
        this.confirmations = confirmations;
        this.revisions = revisions;
        this.problems = problems;
    }

    /**
     * Brings the file into force, or records the problem that prevents it.
     *
     * @return true if the file is adopted or finally refused; false if the caller shall retry
     */
    boolean adopt() {
        try {
            return edits.withStored(this::adopt);
        } catch (ConfigurationEditedException | ProxyUnavailableException notNow) {
            return false;
        } catch (RuntimeException | Error failure) {
            problems.refuse("It could not be taken: " + failure);
            throw failure;
        }
    }

    private boolean adopt(StoredContent stored) {
        ProxyConfiguration before = configurations.inForce();
        if (stored.isAbsent() && !before.equals(ProxyConfiguration.EMPTY)) {
            problems.begin(FileProblem.missing());
            return true;
        }
        if (stored.says(before)) {
            problems.end();
            return true;
        }
        try {
            return adoptOther(stored, before);
        } catch (IncompleteConfigurationException refusal) {
            problems.refuse(String.valueOf(refusal.getMessage()));
            return true;
        } catch (ProxyUnavailableException | ConfigurationStoreException busy) {
            problems.refuse(String.valueOf(busy.getMessage()));
            return false;
        }
    }

    /** Adopts a file that differs from the configuration in force. */
    private boolean adoptOther(StoredContent stored, ProxyConfiguration before) {
        if (confirmations.pending().isPresent()) {
            problems.begin(FileProblem.waiting(confirmations.pending().get()));
            return false;
        }
        if (stored.refusal().isPresent()) {
            problems.refuse(String.valueOf(stored.refusal().get().getMessage()));
            return stored.isRead();
        }
        if (confirmations.isRefused(stored)) {
            problems.begin(FileProblem.unconfirmed());
            return true;
        }
        ProxyConfiguration after = stored.configuration();
        ConfigurationSwitch.requireRunnable(before, after);
        configurations.apply(after);
        problems.end();
        enter(after);
        return true;
    }

    /** Adds the adopted configuration to the history. It stays in force even if that fails. */
    private void enter(ProxyConfiguration adopted) {
        try {
            confirmations.forgetRefused();
            revisions.add(Author.FILE, "the file was changed", adopted);
        } catch (ConfigurationStoreException failure) {
            LOGGER.error("The configuration file is in force, but cannot be entered in the history", failure);
        }
    }
}
