package net.igmpproxy.bench.micro;

import java.util.List;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.wire.DecodeResult;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpDecoder;
import net.igmpproxy.core.wire.IgmpEncoder;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.RecordType;
import net.igmpproxy.core.wire.RouterAlertPolicy;
import net.igmpproxy.lab.wire.IgmpFrame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Benchmark of decoding and encoding an IGMPv3 report. */
@State(Scope.Thread)
public class CodecBenchmark {
    private static final int FIRST_GROUP = 0xef640000;

    /** Number of records; the larger number fills an Ethernet packet. */
    @Param({"1", "150"})
    private int records;

    private ReportV3 report = new ReportV3(List.of());
    private byte[] packet = {};

    /** Creates the report. */
    @Setup
    public void make() {
        report = new ReportV3(IntStream.range(0, records)
                .mapToObj(number -> new GroupAddress(new Ipv4Address(FIRST_GROUP + number)))
                .map(group -> new GroupRecord(RecordType.TO_EX, group, List.of()))
                .toList());
        packet = IgmpFrame.from("198.51.100.9").packet("224.0.0.22", IgmpEncoder.encode(report));
    }

    /** Decodes bytes to a message. */
    @Benchmark
    public DecodeResult decode() {
        return IgmpDecoder.decode(packet, packet.length, RouterAlertPolicy.REQUIRED);
    }

    /** Encodes a message to bytes. */
    @Benchmark
    public byte[] encode() {
        return IgmpEncoder.encode(report);
    }
}
