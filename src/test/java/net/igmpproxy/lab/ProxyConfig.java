package net.igmpproxy.lab;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A configuration document of the proxy. Every change makes a new one. */
public final class ProxyConfig {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode document;

    private ProxyConfig(ObjectNode document) {
        this.document = document;
    }

    /** Nothing configured. */
    public static ProxyConfig empty() {
        return new ProxyConfig(JSON.createObjectNode());
    }

    /** The VyOS manual's example, with a second downstream network: eth0 upstream, eth1 and eth2 downstream. */
    public static ProxyConfig vyosExample() {
        return new ProxyConfig(JSON.createObjectNode())
                .with("role", "upstream", "eth0")
                .withAltSubnets("eth0", "10.0.0.0/23")
                .with("role", "downstream", "eth1")
                .with("role", "downstream", "eth2");
    }

    /** The same, but the proxy is not to work. */
    public ProxyConfig disabled() {
        ObjectNode copy = document.deepCopy();
        copy.put("enabled", false);
        return new ProxyConfig(copy);
    }

    /** With another limit for all that is remembered of hosts. */
    public ProxyConfig withMaxEntries(int entries) {
        ObjectNode copy = document.deepCopy();
        copy.put("maxEntries", entries);
        return new ProxyConfig(copy);
    }

    /** With quickleave on, as it is by default, or off. */
    public ProxyConfig withQuickleave(boolean on) {
        ObjectNode copy = document.deepCopy();
        copy.put("quickleave", on);
        return new ProxyConfig(copy);
    }

    /** With {@code tracked} or {@code immediate} quickleave. */
    public ProxyConfig withQuickleaveMode(String mode) {
        ObjectNode copy = document.deepCopy();
        copy.put("quickleaveMode", mode);
        return new ProxyConfig(copy);
    }

    /** With other alternative subnets for an interface. */
    public ProxyConfig withAltSubnets(String nic, String... subnets) {
        ObjectNode copy = document.deepCopy();
        copy.withObject("interfaces").withObject(nic).set("altSubnets", JSON.valueToTree(subnets));
        return new ProxyConfig(copy);
    }

    /** With another value for a key of some interfaces. */
    public ProxyConfig with(String key, Object value, String... nics) {
        ObjectNode copy = document.deepCopy();
        for (String nic : nics) {
            copy.withObject("interfaces").withObject(nic).set(key, JSON.valueToTree(value));
        }
        return new ProxyConfig(copy);
    }

    /** The document as REST takes it. */
    public JsonNode json() {
        return document;
    }

    /** The document as it stands in a file. */
    public String yaml() {
        DumperOptions style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(style).dump(JSON.treeToValue(document, Object.class));
    }
}
