package net.igmpproxy.runtime.diagnosis.finding;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.igmpproxy.core.addr.InterfaceName;

/** Builder of shell commands. Interface names may contain characters that are special to the shell. */
public final class Commands {
    private static final String SERVICE = "localhost:8080";
    private static final String API = SERVICE + "/api/v1";
    private static final String PLAIN = "[A-Za-z0-9_./=@:%-]+";

    private Commands() {}

    /** Returns a command that sets a sysctl of an interface. sysctl(8) needs a slash for a dot inside a name. */
    public static String sysctl(String name, String setting, int value) {
        return "sysctl -w " + sysctlArgument(name, setting, value);
    }

    /** Returns one argument of sysctl(8). */
    public static String sysctlArgument(String name, String setting, int value) {
        return quoted("net.ipv4.conf." + name.replace('.', '/') + "." + setting + "=" + value);
    }

    /** Returns a REST request with a JSON body for a part of the configuration of an interface. */
    public static String onInterface(String method, InterfaceName name, String part, String json) {
        return call(method, "/interfaces/" + encoded(name) + part, json);
    }

    /** Returns a PATCH request for the configuration of an interface. */
    public static String patch(InterfaceName name, String json) {
        return onInterface("PATCH", name, "", json);
    }

    /** Returns a REST request with a JSON body. */
    public static String call(String method, String path, String json) {
        return "curl -X " + method + " -H 'Content-Type: application/json' " + quoted(API + path) + " -d "
                + quoted(json);
    }

    /** Returns a REST request without a body. */
    public static String call(String method, String path) {
        return "curl -X " + method + " " + quoted(API + path);
    }

    /** Returns a REST request that reads a resource. */
    public static String get(String path) {
        return "curl " + quoted(API + path);
    }

    /** Returns the request that restarts the engine. */
    public static String restart() {
        return "curl -X POST " + SERVICE + "/restart";
    }

    /** Encodes an interface name as a path segment. */
    public static String encoded(InterfaceName name) {
        return URLEncoder.encode(name.value(), StandardCharsets.UTF_8).replace("*", "%2A");
    }

    /** Encodes a text as a JSON string. */
    public static String json(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Quotes a word for the shell. */
    public static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
