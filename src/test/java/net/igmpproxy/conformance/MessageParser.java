package net.igmpproxy.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.igmpproxy.lab.wire.FloatingCode;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpMessage.QuerierFields;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import net.igmpproxy.lab.wire.RecordType;

/** Parses a message, such as {@code v3 report ALLOW(239.1.1.1; 10.0.0.5)}. */
final class MessageParser {
    private static final String GENERAL = "general";
    private static final Pattern RECORD = Pattern.compile("(\\w+)\\(([0-9.]+)(?:;([^)]*))?\\)\\s*");

    private MessageParser() {}

    static IgmpMessage parse(String text) {
        Words words = new Words(text);
        IgmpVersion version = switch (words.next()) {
            case "v1" -> IgmpVersion.V1;
            case "v2" -> IgmpVersion.V2;
            case "v3" -> IgmpVersion.V3;
            default -> throw new IllegalArgumentException("neither v1 nor v2 nor v3: " + text);
        };
        return switch (words.next()) {
            case "report" ->
                version == IgmpVersion.V3
                        ? new IgmpMessage.Report(records(words.rest()))
                        : new IgmpMessage.OldReport(version, last(words));
            case "leave" -> new IgmpMessage.Leave(last(words));
            case "query" -> query(version, words);
            default -> throw new IllegalArgumentException("neither report nor leave nor query: " + text);
        };
    }

    private static String last(Words words) {
        String word = words.next();
        words.end();
        return word;
    }

    private static List<GroupRecord> records(String text) {
        List<GroupRecord> records = new ArrayList<>();
        Matcher matcher = RECORD.matcher(text);
        while (matcher.lookingAt()) {
            String sources = matcher.group(3) == null ? "" : matcher.group(3);
            records.add(new GroupRecord(
                    RecordType.valueOf(matcher.group(1)),
                    matcher.group(2),
                    AddressText.parse(new Words(sources).takeWhile(AddressText::isAddress))));
            matcher.region(matcher.end(), text.length());
        }
        if (matcher.regionStart() != text.length()) {
            throw new IllegalArgumentException("no group record: " + text.substring(matcher.regionStart()));
        }
        return records;
    }

    private static IgmpMessage query(IgmpVersion version, Words words) {
        String subject = words.next();
        String group = GENERAL.equals(subject) ? Ipv4.UNSPECIFIED : subject;
        List<String> sources =
                words.accept("sources") ? AddressText.parse(words.takeWhile(AddressText::isAddress)) : List.of();
        boolean suppress = words.accept("S");
        int robustness = words.accept("QRV") ? Integer.parseInt(words.next()) : 2;
        int interval = words.accept("QQI") ? count(words.next(), "1s") : 125;
        int tenths = words.accept("max") ? count(words.next(), "100ms") : GENERAL.equals(subject) ? 100 : 10;
        words.end();
        return switch (version) {
            case V1 -> new IgmpMessage.Query(version, group, 0, QuerierFields.NONE, sources);
            case V2 -> new IgmpMessage.Query(version, group, tenths, QuerierFields.NONE, sources);
            case V3 ->
                new IgmpMessage.Query(
                        version,
                        group,
                        FloatingCode.code(tenths),
                        new QuerierFields(suppress, robustness, FloatingCode.code(interval)),
                        sources);
        };
    }

    private static int count(String duration, String unit) {
        return Math.toIntExact(TimeText.nanos(duration) / TimeText.nanos(unit));
    }
}
