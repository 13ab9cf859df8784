package net.igmpproxy.linux.nftables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluation of chains for one packet ({@code nft_do_chain} in {@code net/netfilter/nf_tables_core.c}). */
final class ChainWalk {
    private static final int VERDICT_MASK = 0xff;

    private final Map<ChainKey, List<Rule>> rules;
    private final Map<SetKey, SetContents> sets;
    private final PacketView packet;
    private final Map<ChainKey, Ends> walked = new HashMap<>();

    ChainWalk(Map<ChainKey, List<Rule>> rules, Map<SetKey, SetContents> sets, PacketView packet) {
        this.rules = rules;
        this.sets = sets;
        this.packet = packet;
    }

    /**
     * Possible outcomes of a chain.
     *
     * @param accepted  true if the packet may be accepted
     * @param dropped   rule that may drop the packet
     * @param undecided true if the packet may reach the end of the chain
     */
    record Ends(boolean accepted, Optional<String> dropped, boolean undecided) {
        static final Ends NONE = new Ends(false, Optional.empty(), false);
        static final Ends ACCEPTED = new Ends(true, Optional.empty(), false);
        static final Ends UNDECIDED = new Ends(false, Optional.empty(), true);

        static Ends droppedBy(String what) {
            return new Ends(false, Optional.of(what), false);
        }

        Ends or(Ends other) {
            return new Ends(accepted || other.accepted, dropped.or(() -> other.dropped), undecided || other.undecided);
        }

        /** Returns the outcomes that do not return to the calling chain. */
        Ends decided() {
            return new Ends(accepted, dropped, false);
        }
    }

    /** Returns the rule or policy of a base chain that certainly drops the packet. */
    Optional<String> dropper(Chain chain, Chain.Base base) {
        Ends ends = walk(chain.key());
        if (ends.accepted() || (ends.undecided() && base.accepts())) {
            return Optional.empty();
        }
        return ends.dropped()
                .or(() -> Optional.of("the policy of chain " + chain.key().name()));
    }

    private Ends walk(ChainKey chain) {
        Ends known = walked.get(chain);
        if (known != null) {
            return known;
        }
        // Chains have no cycles. If rules changed during the dump, the chain counts as accepting.
        walked.put(chain, Ends.ACCEPTED);
        Ends ends = walkRules(chain);
        walked.put(chain, ends);
        return ends;
    }

    private Ends walkRules(ChainKey chain) {
        Ends ends = Ends.NONE;
        for (Rule rule : rules.getOrDefault(chain, List.of())) {
            RuleEvaluation.Result result = RuleEvaluation.of(rule, packet, sets);
            boolean goesOn = !result.certain();
            for (Verdict verdict : result.verdicts()) {
                Ends next = follow(rule, verdict);
                boolean comesBack = verdict.code() == Verdict.NFT_JUMP && next.undecided();
                ends = ends.or(comesBack ? next.decided() : next);
                goesOn |= comesBack;
            }
            if (!goesOn) {
                return ends;
            }
        }
        return ends.or(Ends.UNDECIDED);
    }

    private Ends follow(Rule rule, Verdict verdict) {
        return switch (verdict.code()) {
            case Verdict.NFT_JUMP, Verdict.NFT_GOTO -> walk(rule.chain().sibling(verdict.chain()));
            case Verdict.NFT_RETURN -> Ends.UNDECIDED;
            // NF_QUEUE counts as accepting, since the queue's program may accept the packet.
            default ->
                (verdict.code() & VERDICT_MASK) == Verdict.NF_DROP
                        ? Ends.droppedBy("the rule with handle " + rule.handle() + " of chain "
                                + rule.chain().name())
                        : Ends.ACCEPTED;
        };
    }
}
