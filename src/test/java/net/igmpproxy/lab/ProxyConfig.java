package net.igmpproxy.lab;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Immutable configuration document of the proxy. */
public final class ProxyConfig {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode document;

    private ProxyConfig(ObjectNode document) {
        this.document = document;
    }

    /** Returns an empty document. */
    public static ProxyConfig empty() {
        return new ProxyConfig(JSON.createObjectNode());
    }

    /**
     * Returns the example of the VyOS manual with a second downstream interface: eth0 upstream, eth1 and eth2
     * downstream.
     */
    public static ProxyConfig vyosExample() {
        return new ProxyConfig(JSON.createObjectNode())
                .with("role", "upstream", "eth0")
                .withAltSubnets("eth0", "10.0.0.0/23")
                .with("role", "downstream", "eth1")
                .with("role", "downstream", "eth2");
    }

    /** Returns a copy with the proxy disabled. */
    public ProxyConfig disabled() {
        ObjectNode copy = document.deepCopy();
        copy.put("enabled", false);
        return new ProxyConfig(copy);
    }

    /** Returns a copy with another limit on the number of records. */
    public ProxyConfig withMaxEntries(int entries) {
        ObjectNode copy = document.deepCopy();
        copy.put("maxEntries", entries);
        return new ProxyConfig(copy);
    }

    /** Returns a copy with quickleave enabled, the default, or disabled. */
    public ProxyConfig withQuickleave(boolean on) {
        ObjectNode copy = document.deepCopy();
        copy.put("quickleave", on);
        return new ProxyConfig(copy);
    }

    /** Returns a copy with quickleave mode {@code tracked} or {@code immediate}. */
    public ProxyConfig withQuickleaveMode(String mode) {
        ObjectNode copy = document.deepCopy();
        copy.put("quickleaveMode", mode);
        return new ProxyConfig(copy);
    }

    /** Returns a copy with other alt-subnets of an interface. */
    public ProxyConfig withAltSubnets(String nic, String... subnets) {
        ObjectNode copy = document.deepCopy();
        copy.withObject("interfaces").withObject(nic).set("altSubnets", JSON.valueToTree(subnets));
        return new ProxyConfig(copy);
    }

    /** Returns a copy with another value of a key on some interfaces. */
    public ProxyConfig with(String key, Object value, String... nics) {
        ObjectNode copy = document.deepCopy();
        for (String nic : nics) {
            copy.withObject("interfaces").withObject(nic).set(key, JSON.valueToTree(value));
        }
        return new ProxyConfig(copy);
    }

    /** Returns the document as JSON. */
    public JsonNode json() {
        return document;
    }

    /** Returns the document as YAML. */
    public String yaml() {
        DumperOptions style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(style).dump(JSON.treeToValue(document, Object.class));
    }
}
