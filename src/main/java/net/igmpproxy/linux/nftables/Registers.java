package net.igmpproxy.linux.nftables;

/**
 * Registers of a rule: 16 words of 32 bits, and the verdict register before them. Four words also form a 128-bit
 * register ({@code enum nft_registers}).
 */
final class Registers {
    private static final int NFT_REG_4 = 4;
    private static final int NFT_REG32_00 = 8;
    private static final int WORDS_BEFORE = 4;
    private static final int WORD = Integer.BYTES;
    private static final int OCTETS = (WORDS_BEFORE + 16) * WORD;

    private Octets octets = Octets.unknown(OCTETS);

    Octets load(int register, int length) {
        return octets.slice(offset(register), length);
    }

    /** Stores a value; the last word is padded with zeros. */
    void store(int register, Octets value) {
        int rounded = (value.length() + WORD - 1) / WORD * WORD;
        octets = octets.with(offset(register), Octets.of(new byte[rounded])).with(offset(register), value);
    }

    /** Makes all registers unknown, after an unsupported expression. */
    void forget() {
        octets = Octets.unknown(OCTETS);
    }

    private static int offset(int register) {
        int word = register <= NFT_REG_4 ? register * WORDS_BEFORE : register - NFT_REG32_00 + WORDS_BEFORE;
        return Math.max(0, Math.min(word * WORD, OCTETS));
    }
}
