package net.igmpproxy.core.config.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.config.GroupNames;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.QuickleaveMode;
import net.igmpproxy.core.config.SsmConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration document from a tree of maps, lists, strings, numbers and booleans, as YAML and JSON parsers
 * produce it. A missing key has its default. The reader collects all errors before it throws.
 */
public final class ConfigurationReader {
    private static final ValueReader<QuickleaveMode> QUICKLEAVE_MODE = ValueReaders.oneOf(QuickleaveMode.values());
    private static final ValueReader<Integer> MAX_ENTRIES =
            ValueReaders.wholeNumber(ProxyConfiguration.MAX_ENTRIES_RANGE);
    private static final ValueReader<Integer> MAX_FLOWS = ValueReaders.wholeNumber(ProxyConfiguration.MAX_FLOWS_RANGE);

    private ConfigurationReader() {}

    /**
     * Reads a complete document.
     *
     * @param tree root of the document, a map with string keys
     * @throws InvalidConfigurationException with all errors of the document
     */
    public static ProxyConfiguration read(@Nullable Object tree) {
        List<FieldError> errors = new ArrayList<>();
        FieldReader fields = FieldReader.of(new Field(FieldPath.ROOT, tree, errors), Keys.OF_DOCUMENT);
        ProxyConfiguration defaults = ProxyConfiguration.EMPTY;
        boolean enabled = fields.read(Keys.ENABLED, defaults.enabled(), ValueReaders.bool());
        boolean quickleave = fields.read(Keys.QUICKLEAVE, defaults.quickleave(), ValueReaders.bool());
        QuickleaveMode mode = fields.read(Keys.QUICKLEAVE_MODE, defaults.quickleaveMode(), QUICKLEAVE_MODE);
        SsmConfiguration ssm = SsmReader.read(fields);
        int maxEntries = fields.read(Keys.MAX_ENTRIES, defaults.maxEntries(), MAX_ENTRIES);
        int maxFlows = fields.read(Keys.MAX_FLOWS, defaults.maxFlows(), MAX_FLOWS);
        GroupNames names = fields.read(
                Keys.GROUP_NAMES, defaults.groupNames(), (section, value) -> GroupNamesReader.read(section));
        var interfaces = fields.read(
                Keys.INTERFACES, defaults.interfaces(), (section, value) -> InterfacesReader.read(section, ssm));
        refuse(errors);
        return new ProxyConfiguration(enabled, quickleave, mode, ssm, maxEntries, maxFlows, names, interfaces);
    }

    /**
     * Reads {@code {"enabled": true}}, the document that only enables or disables the proxy.
     *
     * @throws InvalidConfigurationException if the document contains anything else
     */
    public static boolean readEnabled(@Nullable Object tree) {
        List<FieldError> errors = new ArrayList<>();
        FieldReader fields = FieldReader.of(new Field(FieldPath.ROOT, tree, errors), List.of(Keys.ENABLED));
        Optional<Boolean> enabled = fields.has(Keys.ENABLED)
                ? fields.field(Keys.ENABLED).read(ValueReaders.bool())
                : fields.field(Keys.ENABLED).refuse("is missing: must be true or false");
        refuse(errors);
        return enabled.orElseThrow();
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidConfigurationException(errors);
        }
    }
}
