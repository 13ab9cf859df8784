package net.igmpproxy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.GroupNames;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.RandomConfigurations;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.config.document.ConfigurationReader;
import net.igmpproxy.core.config.document.ConfigurationWriter;
import net.igmpproxy.runtime.storage.ConfigurationEditedException;
import net.igmpproxy.runtime.storage.ConfigurationStore;
import net.igmpproxy.runtime.storage.ConfigurationStoreException;
import net.igmpproxy.runtime.storage.ConfigurationTooLargeException;
import net.igmpproxy.runtime.storage.StoredContent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class YamlConfigurationStoreTest {
    private static final String MANUAL = """
            # The example of the manual.
            enabled: true
            quickleave: true
            quickleaveMode: tracked
            interfaces:
              eth0:
                role: upstream
                altSubnets: [10.0.0.0/23]
                threshold: 1
                allowedGroups: []
                deniedGroups: []
              eth1:
                role: downstream
            """;

    @TempDir
    Path directory;

    private Path file;
    private YamlConfigurationStore store;

    @BeforeEach
    void openStore() {
        file = directory.resolve("config.yaml");
        store = new YamlConfigurationStore(file);
    }

    @Test
    void readsTheExampleOfTheManual() throws IOException {
        Files.writeString(file, MANUAL);

        ProxyConfiguration configuration = store.load();

        assertThat(configuration.isWhole()).isTrue();
        assertThat(configuration.upstream()).contains(new InterfaceName("eth0"));
    }

    @Test
    void aMissingFileIsAnEmptyConfiguration() {
        assertThat(store.load()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing yet\n", "---\n"})
    void aFileOfNothingButCommentsIsAnEmptyConfiguration(String text) throws IOException {
        Files.writeString(file, text);

        assertThat(store.load()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void namesOfInterfacesAreTakenAsTheyStand() throws IOException {
        Files.writeString(file, "interfaces: {on: , 0x10: , 1_000: , null: , eth0.100: }\n");

        assertThat(store.load().interfaces().keySet())
                .extracting(InterfaceName::value)
                .containsExactlyInAnyOrder("on", "0x10", "1_000", "null", "eth0.100");
    }

    @Test
    void namesFileLineKeyValueAndRemedyOfEachError() throws IOException {
        Files.writeString(file, """
                # comment
                enabled: perhaps
                interfaces:
                  eth0:
                    role: upstream
                    altSubnets:
                      - 10.0.0.0/23
                      - 10.0.1.0/23
                    treshold: 5

                  eth0.100:
                    role: upstream
                    threshold: 300
                    threshold: 2
                """);

        assertThatExceptionOfType(InvalidConfigurationFileException.class)
                .isThrownBy(store::load)
                .withMessage("""
                        F:2: enabled: perhaps: must be true or false
                        F:8: interfaces.eth0.altSubnets[1]: 10.0.1.0/23: host bits are set: did you mean 10.0.0.0/23?
                        F:9: interfaces.eth0.treshold: 5: unknown key: did you mean threshold?
                        F:12: interfaces.eth0.100.role: upstream: Only 1 upstream interface allowed! eth0 and eth0.100 are \
                        upstream: make all but one downstream or disabled
                        F:14: interfaces.eth0.100.threshold: is a duplicate, first on line 13: remove one of \
                        the two""".replace("F:", file + ":"));
    }

    @Test
    void refusesADocumentThatIsNoObject() {
        assertRefused("- eth0\n", ":1: must be an object of keys and values");
        assertRefused("eth0\n", ":1: eth0: must be an object of keys and values");
    }

    @Test
    void namesLineAndColumnOfWhatIsNoYaml() {
        assertRefused(
                "enabled: true\ninterfaces:\n\teth0: {}\n", ":3: column 1: not valid YAML: found character '\\t(TAB)'");
        assertRefused("enabled: true: false\n", ":1: column 14: not valid YAML: mapping values are not allowed here");
        assertRefused(
                "enabled: true\n---\nenabled: false\n", ":2: column 1: not valid YAML: but found another document");
        assertRefused("enabled: \u0007\n", ":1: not valid YAML: special characters are not allowed");
    }

    @Test
    void makesNothingButPlainDataWhateverTheTagsSay() {
        assertRefused(
                "enabled: !!javax.script.ScriptEngineManager [x]\n",
                ":1: column 10: not valid YAML: Global tag is not allowed");
        assertRefused("enabled: !local {a: b}\n", ":1: enabled: must be true or false");
        assertRefused("enabled: !!int one\n", ":1: enabled: one: must be true or false");
    }

    @Test
    void refusesAliasesOfCollectionsSoThatTheyCannotExplode() {
        assertRefused(
                "interfaces: {eth0: &a {role: upstream}, eth1: *a}\n",
                ":1: interfaces.eth1: aliases of lists and objects are not supported: write the value out");
        assertRefused("interfaces: &a {eth0: *a}\n", ":1: interfaces.eth0: aliases of lists and objects");
    }

    @Test
    void refusesEndlessNesting() {
        assertRefused("a: " + "[".repeat(100_000), ":1: not valid YAML: Nesting Depth exceeded");
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        Files.write(file, "enabled: \u00e4".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(ConfigurationStoreException.class)
                .isThrownBy(store::load)
                .withMessage("The configuration file " + file + " cannot be read: it is not UTF-8 text");

        Files.writeString(file, "#".repeat((4 << 20) + 1));
        assertThatExceptionOfType(ConfigurationStoreException.class)
                .isThrownBy(store::load)
                .withMessage("The configuration file " + file
                        + " cannot be read: it is larger than 4194304 bytes: is it the right file?");

        assertThatExceptionOfType(ConfigurationStoreException.class)
                .isThrownBy(new YamlConfigurationStore(directory)::load)
                .withMessage("The configuration file " + directory
                        + " cannot be read: it is a directory, and must be a regular" + " file or a link to one");
    }

    @Test
    void whatIsSavedLoadsTheSame() {
        ProxyConfiguration configuration = ConfigurationReader.read(new Yaml().load(MANUAL));

        save(store, configuration);

        assertThat(store.load()).isEqualTo(configuration);
    }

    @Test
    void writesTheFormOfTheManual() throws IOException {
        save(store, ConfigurationReader.read(new Yaml().load(MANUAL)));

        assertThat(file).hasContent("""
                enabled: true
                quickleave: true
                quickleaveMode: tracked
                ssmRange: [232.0.0.0/8]
                interfaces:
                  eth0:
                    role: upstream
                    altSubnets: [10.0.0.0/23]
                    threshold: 1
                    allowedGroups: []
                    deniedGroups: []
                  eth1:
                    role: downstream
                    altSubnets: []
                    threshold: 1
                    allowedGroups: []
                """);
    }

    @Test
    void makesMissingDirectories() {
        YamlConfigurationStore deep = new YamlConfigurationStore(directory.resolve("a/b/config.yaml"));

        save(deep, ProxyConfiguration.EMPTY.withEnabled(false));

        assertThat(deep.load().enabled()).isFalse();
    }

    @Test
    void keepsTheModeOfTheFile() throws IOException {
        Files.writeString(file, MANUAL);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        save(store, ProxyConfiguration.EMPTY);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void replacesTheTargetOfALinkAndKeepsTheLink() throws IOException {
        Path target = Files.writeString(directory.resolve("target.yaml"), MANUAL);
        Files.createSymbolicLink(file, target);

        save(store, ProxyConfiguration.EMPTY);

        assertThat(file).isSymbolicLink();
        assertThat(new YamlConfigurationStore(target).load()).isEqualTo(ProxyConfiguration.EMPTY);
    }

    @Test
    void aFailedSaveLeavesTheOldContentAndNothingElse() throws IOException {
        Path blocked = Files.createDirectory(file);
        Files.writeString(blocked.resolve("keep"), "");

        assertThatExceptionOfType(ConfigurationStoreException.class)
                .isThrownBy(() -> save(store, ProxyConfiguration.EMPTY))
                .withMessageStartingWith("Nothing was changed, since " + file + " cannot be written: ");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(blocked);
        }
    }

    @Test
    void quotesNamesThatYamlWouldTakeForSomethingElse() {
        ProxyConfiguration configuration = ConfigurationReader.read(new Yaml().load("interfaces: {'on': {}, '1': {}}"));

        save(store, configuration);

        assertThat(ConfigurationWriter.write(store.load())).isEqualTo(ConfigurationWriter.write(configuration));
        assertThat(store.load().interfaces().values())
                .containsOnly(InterfaceConfiguration.of(Role.DOWNSTREAM))
                .hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatIsSavedLoadsTheSame(ProxyConfiguration configuration) {
        save(store, configuration);

        assertThat(store.load()).isEqualTo(configuration);
    }

    static Stream<ProxyConfiguration> documents() {
        return LongStream.range(0, 50).mapToObj(RandomConfigurations::of);
    }

    @Test
    void anythingButARegularFileIsRefusedAtOnce() throws Exception {
        Path fifo = directory.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        for (Path special : List.of(fifo, Path.of("/dev/zero"), Path.of("/dev/null"))) {
            assertThatExceptionOfType(ConfigurationStoreException.class)
                    .isThrownBy(new YamlConfigurationStore(special)::load)
                    .withMessage(
                            "The configuration file " + special + " cannot be read: it is a FIFO, a socket or a device,"
                                    + " and must be a regular file or a link to one");
        }
        Files.createSymbolicLink(file, fifo);
        assertThatExceptionOfType(ConfigurationStoreException.class).isThrownBy(store::load);
    }

    @Test
    void aFileThatBecomesAFifoIsNotReplaced() throws Exception {
        save(store, ProxyConfiguration.EMPTY);
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();

        assertThatExceptionOfType(ConfigurationStoreException.class)
                .isThrownBy(() -> save(store, ProxyConfiguration.EMPTY.withEnabled(false)))
                .withMessageContaining("must be a regular file");
    }

    @Test
    void whatCannotBeReadAtTheMomentIsNotJudged() throws IOException {
        assertThat(new YamlConfigurationStore(Path.of("/proc/self/mem")).read().isRead())
                .as("EIO")
                .isFalse();
        assertThat(new YamlConfigurationStore(directory).read().isRead()).isTrue();
        Files.write(file, new byte[] {(byte) 0xff});
        assertThat(store.read().isRead()).isTrue();
        Files.writeString(file, "enabled: perhaps");
        assertThat(store.read().isRead()).isTrue();
    }

    @Test
    void anEditIsNotReplaced() throws IOException {
        save(store, ProxyConfiguration.EMPTY);
        StoredContent known = store.read();
        Files.writeString(file, "enabled: false\n");

        assertThatExceptionOfType(ConfigurationEditedException.class)
                .isThrownBy(() -> store.replace(known, ProxyConfiguration.EMPTY.withQuickleave(false)));
        assertThat(file).hasContent("enabled: false\n");
    }

    @Test
    void anEditOfTheSameSizeInTheSameInstantIsRead() throws IOException {
        Files.writeString(file, "maxFlows: 1001\n");
        FileTime time = FileTime.from(Instant.parse("2026-11-25T01:00:00Z"));
        for (int flows = 1001; flows < 1101; flows++) {
            Files.writeString(file, "maxFlows: " + flows + "\n");
            Files.setLastModifiedTime(file, time);
            assertThat(store.load().maxFlows()).isEqualTo(flows);
        }
    }

    @Test
    void whatIsTooLargeToBeLoadedIsNotStored() throws IOException {
        ProxyConfiguration large = names(50_000, "\u00fc".repeat(64));
        save(store, names(1, "one"));

        assertThatExceptionOfType(ConfigurationTooLargeException.class)
                .isThrownBy(() -> store.check(large))
                .withMessageContaining(String.valueOf(ConfigurationStore.MAX_BYTES));
        assertThatExceptionOfType(ConfigurationTooLargeException.class).isThrownBy(() -> save(store, large));
        assertThat(store.load()).isEqualTo(names(1, "one"));
    }

    @Test
    void whatIsJustNotTooLargeLoadsTheSame() throws IOException {
        int names = 50_000;
        int written = size(names(names, "x"));
        int length = 1 + (ConfigurationStore.MAX_BYTES - written) / names;
        ProxyConfiguration large = names(names, "x".repeat(Math.min(64, length)));
        String comments = "#".repeat(ConfigurationStore.MAX_BYTES - size(large) - 1) + "\n";
        Files.writeString(file, comments);

        save(store, large);

        assertThat(file).hasSize(ConfigurationStore.MAX_BYTES);
        assertThat(new YamlConfigurationStore(file).load()).isEqualTo(large);
        Files.writeString(file, "#" + Files.readString(file));
        assertThatExceptionOfType(ConfigurationStoreException.class)
                .isThrownBy(store::load)
                .withMessageContaining("larger than 4194304 bytes");
    }

    private static int size(ProxyConfiguration configuration) {
        return YamlText.of(ConfigurationWriter.write(configuration)).length();
    }

    private static ProxyConfiguration names(int count, String name) {
        SortedMap<GroupAddress, String> names = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            names.put(new GroupAddress(new Ipv4Address(0xef000000 + i)), name);
        }
        return ProxyConfiguration.EMPTY.withGroupNames(new GroupNames(names));
    }

    private static void save(YamlConfigurationStore store, ProxyConfiguration configuration) {
        store.replace(store.read(), configuration);
    }

    private void assertRefused(String text, String afterTheFile) {
        assertThatExceptionOfType(InvalidConfigurationFileException.class)
                .isThrownBy(() -> {
                    Files.writeString(file, text);
                    store.load();
                })
                .withMessageStartingWith(file + afterTheFile);
    }
}
