package net.igmpproxy.linux.nftables;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import net.igmpproxy.linux.netlink.Alignment;
import net.igmpproxy.linux.netlink.DumpRequest;

/** Request for the dump of an nf_tables table. */
public final class NftablesDump implements DumpRequest {
    /** All chains of all tables. */
    public static final NftablesDump CHAINS = new NftablesDump("NFT_MSG_GETCHAIN", 4, 0);

    /** All rules of all chains; the rules of one chain are in order. */
    public static final NftablesDump RULES = new NftablesDump("NFT_MSG_GETRULE", 7, 0);

    private static final int NFTA_SET_ELEM_LIST_TABLE = 1;
    private static final int NFTA_SET_ELEM_LIST_SET = 2;
    private static final int ATTRIBUTE_HEADER = 4;

    private final String messageType;
    private final int number;
    private final int family;
    private final byte[] attributes;

    private NftablesDump(String messageType, int number, int family, byte... attributes) {
        this.messageType = messageType;
        this.number = number;
        this.family = family;
        this.attributes = attributes;
    }

    /** Creates a request for the elements of a set. */
    static NftablesDump ofElements(SetKey set) {
        byte[] table = text(set.table());
        byte[] name = text(set.name());
        ByteBuffer attributes = ByteBuffer.allocate(
                        2 * ATTRIBUTE_HEADER + Alignment.up(table.length) + Alignment.up(name.length))
                .order(ByteOrder.nativeOrder());
        put(attributes, NFTA_SET_ELEM_LIST_TABLE, table);
        put(attributes, NFTA_SET_ELEM_LIST_SET, name);
        return new NftablesDump("NFT_MSG_GETSETELEM", 13, set.family(), attributes.array());
    }

    @Override
    public String call() {
        return "netlink(" + messageType + ")";
    }

    @Override
    public byte[] encode(int sequence) {
        ByteBuffer body = ByteBuffer.allocate(NftablesMessage.NFGENMSG_OCTETS + attributes.length)
                .put((byte) family)
                .put(NftablesMessage.NFGENMSG_OCTETS, attributes);
        return DumpRequest.message(NftablesMessage.SUBSYSTEM | number, sequence, body.array());
    }

    private static byte[] text(String text) {
        return (text + '\0').getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ByteBuffer buffer, int type, byte[] value) {
        buffer.putShort((short) (ATTRIBUTE_HEADER + value.length))
                .putShort((short) type)
                .put(value);
        buffer.position(Alignment.up(buffer.position()));
    }
}
