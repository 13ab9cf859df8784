package net.igmpproxy.runtime.diagnosis.finding;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.igmpproxy.core.addr.InterfaceName;

/** Commands for a shell. An interface's name may hold whatever a shell takes to be special. */
public final class Commands {
    private static final String API = "localhost:8080/api/v1";
    private static final String PLAIN = "[A-Za-z0-9_./=@:%-]+";

    private Commands() {}

    /** A change of a setting of an interface; sysctl(8) takes a slash for a dot that belongs to a name. */
    public static String sysctl(String name, String setting, int value) {
        return "sysctl -w " + sysctlArgument(name, setting, value);
    }

    /** One argument of sysctl(8). */
    public static String sysctlArgument(String name, String setting, int value) {
        return quoted("net.ipv4.conf." + name.replace('.', '/') + "." + setting + "=" + value);
    }

    /** A request for a part of what is configured for an interface, with a JSON document. */
    public static String onInterface(String method, InterfaceName name, String part, String json) {
        return call(method, "/interfaces/" + encoded(name) + part, json);
    }

    /** A change of an interface's configuration. */
    public static String patch(InterfaceName name, String json) {
        return onInterface("PATCH", name, "", json);
    }

    /** A request with a JSON document. */
    public static String call(String method, String path, String json) {
        return "curl -X " + method + " -H 'Content-Type: application/json' " + quoted(API + path) + " -d "
                + quoted(json);
    }

    /** A request without a document. */
    public static String call(String method, String path) {
        return "curl -X " + method + " " + quoted(API + path);
    }

    /** The name of an interface as a part of a path. */
    public static String encoded(InterfaceName name) {
        return URLEncoder.encode(name.value(), StandardCharsets.UTF_8).replace("*", "%2A");
    }

    /** A text as JSON has it. */
    public static String json(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** One word of a command. */
    public static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
