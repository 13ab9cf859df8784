package net.igmpproxy.linux.nftables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.igmpproxy.linux.nftables.Rule.Expression;
import net.igmpproxy.linux.nftables.SetContents.Found;

/**
 * Evaluation of one rule for a packet. An unsupported expression may match or not, and may accept the packet. Therefore
 * a packet that may pass is never reported as dropped.
 */
final class RuleEvaluation {
    private static final String REJECT = "reject";
    private static final Set<String> WITHOUT_EFFECT = Set.of("counter", "log", "last", "objref", "notrack");
    private static final Set<String> CONDITIONS = Set.of("limit", "quota", "connlimit", "match", "fib", "rt", "range");

    /** Targets of iptables-nft that mark, modify or log a packet without a verdict. */
    private static final Set<String> TARGETS_WITHOUT_VERDICT =
            Set.of("LOG", "NFLOG", "MARK", "CONNMARK", "CT", "CHECKSUM", "TTL", "DSCP", "TOS");

    private static final int NFTA_META_DREG = 1;
    private static final int NFTA_META_KEY = 2;
    private static final int NFTA_CT_DREG = 1;
    private static final int NFTA_CT_KEY = 2;
    private static final int NFTA_PAYLOAD_DREG = 1;
    private static final int NFTA_PAYLOAD_BASE = 2;
    private static final int NFTA_PAYLOAD_OFFSET = 3;
    private static final int NFTA_PAYLOAD_LEN = 4;
    private static final int NFTA_BITWISE_SREG = 1;
    private static final int NFTA_BITWISE_DREG = 2;
    private static final int NFTA_BITWISE_LEN = 3;
    private static final int NFTA_BITWISE_MASK = 4;
    private static final int NFTA_BITWISE_XOR = 5;
    private static final int NFTA_BITWISE_OP = 6;
    private static final int NFT_BITWISE_BOOL = 0;
    private static final int NFTA_IMMEDIATE_DREG = 1;
    private static final int NFTA_IMMEDIATE_DATA = 2;
    private static final int NFTA_TARGET_NAME = 1;
    private static final int NFTA_DATA_VALUE = 1;

    private final Rule rule;
    private final PacketView packet;
    private final Map<SetKey, SetContents> sets;
    private final Registers registers = new Registers();
    private final List<Verdict> verdicts = new ArrayList<>();
    private Truth matched = Truth.YES;
    private boolean decided;

    private RuleEvaluation(Rule rule, PacketView packet, Map<SetKey, SetContents> sets) {
        this.rule = rule;
        this.packet = packet;
        this.sets = sets;
    }

    /**
     * Result of a rule.
     *
     * @param verdicts possible verdicts
     * @param certain  true if one of the verdicts certainly applies; otherwise the next rule may apply too
     */
    record Result(List<Verdict> verdicts, boolean certain) {}

    static Result of(Rule rule, PacketView packet, Map<SetKey, SetContents> sets) {
        return new RuleEvaluation(rule, packet, sets).run();
    }

    private Result run() {
        for (Expression expression : rule.expressions()) {
            step(expression);
            if (matched == Truth.NO || decided) {
                break;
            }
        }
        List<Verdict> possible = matched == Truth.NO && !mayHavePassed() ? List.of() : List.copyOf(verdicts);
        return new Result(possible, decided && matched == Truth.YES);
    }

    /** Returns true if an expression before the mismatch may have accepted the packet. */
    private boolean mayHavePassed() {
        return verdicts.contains(Verdict.ACCEPT);
    }

    private void step(Expression expression) {
        switch (expression.name()) {
            case "meta" -> load(expression, NFTA_META_DREG, packet.meta(expression.number(NFTA_META_KEY)));
            case "ct" -> load(expression, NFTA_CT_DREG, packet.connection(expression.number(NFTA_CT_KEY)));
            case "payload" -> load(expression, NFTA_PAYLOAD_DREG, payload(expression));
            case "bitwise" -> mask(expression);
            case Comparison.NAME -> condition(Comparison.evaluate(expression, registers));
            case Lookup.NAME -> lookup(Lookup.of(rule.chain(), expression));
            case "immediate" -> immediate(expression);
            case REJECT -> decide(List.of(Verdict.DROP));
            case "target" -> target(expression.data().text(NFTA_TARGET_NAME).orElse(""));
            default -> other(expression.name());
        }
    }

    private Octets payload(Expression expression) {
        return packet.payload(
                expression.number(NFTA_PAYLOAD_BASE),
                expression.number(NFTA_PAYLOAD_OFFSET),
                expression.number(NFTA_PAYLOAD_LEN));
    }

    /**
     * Loads a value into the destination register. Without one, the expression writes to the packet and does not end
     * the rule.
     */
    private void load(Expression expression, int destination, Octets value) {
        expression.data().bigEndianNumber(destination).ifPresent(register -> registers.store(register, value));
    }

    private void mask(Expression expression) {
        if (expression.number(NFTA_BITWISE_OP) != NFT_BITWISE_BOOL) {
            registers.forget();
            return;
        }
        Octets value = registers.load(expression.number(NFTA_BITWISE_SREG), expression.number(NFTA_BITWISE_LEN));
        registers.store(
                expression.number(NFTA_BITWISE_DREG),
                value.masked(
                        expression.data().nested(NFTA_BITWISE_MASK).octets(NFTA_DATA_VALUE),
                        expression.data().nested(NFTA_BITWISE_XOR).octets(NFTA_DATA_VALUE)));
    }

    private void lookup(Lookup lookup) {
        SetContents contents = sets.get(lookup.set());
        if (contents == null) {
            other(Lookup.NAME);
            return;
        }
        Found found = contents.find(registers.load(lookup.source(), SetContents.LONGEST_KEY));
        condition(lookup.inverted() ? found.found().not() : found.found());
        if (lookup.toRegister()) {
            registers.forget();
        }
        if (lookup.toVerdict() && matched != Truth.NO) {
            decide(found.verdicts());
        }
    }

    private void immediate(Expression expression) {
        Optional<Verdict> verdict = Verdict.of(expression.data().nested(NFTA_IMMEDIATE_DATA));
        verdict.ifPresentOrElse(
                there -> decide(List.of(there)),
                () -> registers.store(
                        expression.number(NFTA_IMMEDIATE_DREG),
                        Octets.of(expression.data().nested(NFTA_IMMEDIATE_DATA).octets(NFTA_DATA_VALUE))));
    }

    private void target(String name) {
        if (name.equals("REJECT")) {
            decide(List.of(Verdict.DROP));
        } else if (!TARGETS_WITHOUT_VERDICT.contains(name)) {
            other(name);
        }
    }

    private void other(String name) {
        if (WITHOUT_EFFECT.contains(name)) {
            return;
        }
        registers.forget();
        condition(Truth.MAYBE);
        if (!CONDITIONS.contains(name)) {
            verdicts.add(Verdict.ACCEPT);
        }
    }

    private void condition(Truth truth) {
        matched = matched.and(truth);
    }

    private void decide(List<Verdict> next) {
        List<Verdict> ends = next.stream()
                .filter(verdict -> verdict.code() != Verdict.NFT_CONTINUE && verdict.code() != Verdict.NFT_BREAK)
                .toList();
        verdicts.addAll(ends);
        decided = !ends.isEmpty();
    }
}
