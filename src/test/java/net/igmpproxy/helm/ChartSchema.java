package net.igmpproxy.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Configuration part of {@code values.schema.json}, derived from the OpenAPI document and made stricter. */
final class ChartSchema {
    static final Path FILE = Chart.DIRECTORY.resolve("values.schema.json");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CONTRACT = "#/components/schemas/";
    private static final String DEFINITIONS = "#/definitions/";
    private static final List<String> TYPES =
            List.of("ProxyConfiguration", "InterfaceConfiguration", "StaticGroup", "SsmMapping", "IgmpVersion");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final String ADDRESS = OCTET + "(\\." + OCTET + "){3}";
    private static final String PREFIX = ADDRESS + "(/(3[0-2]|[12]?[0-9]))?";
    private static final String DURATION = "[0-9]{1,8}(\\.[0-9]{1,3})?(ms|s|m)";

    /** Patterns of texts that the OpenAPI document describes in words only, by property name. */
    private static final Map<String, String> PATTERNS = Map.ofEntries(
            Map.entry("altSubnets", PREFIX),
            Map.entry("allowedGroups", PREFIX),
            Map.entry("deniedGroups", PREFIX),
            Map.entry("querierAllowList", PREFIX),
            Map.entry("ssmRange", PREFIX),
            Map.entry("groups", PREFIX),
            Map.entry("group", ADDRESS),
            Map.entry("sources", ADDRESS),
            Map.entry("queryInterval", DURATION),
            Map.entry("queryMaxResponseTime", DURATION),
            Map.entry("lastMemberQueryInterval", DURATION),
            Map.entry("startupQueryInterval", DURATION));

    private ChartSchema() {}

    /** Returns the existing schema. */
    static ObjectNode present() throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(FILE));
    }

    /** Returns the expected definitions. */
    static ObjectNode definitions() throws IOException {
        Map<String, Object> contract = new Yaml().load(Files.readString(Path.of("openapi/igmp-proxy.yaml")));
        JsonNode schemas = JSON.valueToTree(contract).path("components").path("schemas");
        ObjectNode definitions = JSON.createObjectNode();
        for (String type : TYPES) {
            definitions.set(type, convert(schemas.get(type)));
        }
        return definitions;
    }

    static void write(ObjectNode schema) throws IOException {
        Files.writeString(FILE, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n");
    }

    private static JsonNode convert(JsonNode schema) {
        ObjectNode converted = (ObjectNode) JSON.readTree(schema.toString().replace(CONTRACT, DEFINITIONS));
        strip(converted);
        JsonNode properties = converted.path("properties");
        if (properties.isObject()) {
            converted.put("additionalProperties", false);
            PATTERNS.forEach((name, pattern) -> describe(properties.path(name), pattern));
        }
        return converted;
    }

    private static void describe(JsonNode property, String pattern) {
        JsonNode text = property.has("items") ? property.path("items") : property;
        if (text instanceof ObjectNode described) {
            described.put("pattern", "^" + pattern + "$");
        }
    }

    /** Removes OpenAPI formats and examples, which Helm does not use. */
    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("format", "example"));
        }
        node.forEach(ChartSchema::strip);
    }
}
