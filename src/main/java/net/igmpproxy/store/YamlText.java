package net.igmpproxy.store;

import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes trees of plain data as YAML. */
final class YamlText {
    private YamlText() {}

    static String of(Map<String, ?> tree) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        options.setDereferenceAliases(true);
        return new Yaml(options).dump(tree);
    }
}
