package net.igmpproxy.simulation.world;

import java.util.List;
import net.igmpproxy.simulation.base.Dice;
import net.igmpproxy.simulation.base.Time;
import net.igmpproxy.simulation.network.Impairments;
import net.igmpproxy.simulation.peers.RouterVariables;
import net.igmpproxy.simulation.proxy.Settings.Leaving;

/**
 * Random parameters of a simulated network. All times are in nanoseconds.
 *
 * @param lans           the number of downstream links
 * @param hosts          the number of hosts on all links together
 * @param losses         the kind of downstream loss
 * @param upstreamLosses the kind of upstream loss
 * @param loss           the probability of a loss
 * @param impairments    the other impairments of links
 * @param latency        the time that the proxy takes to handle an input
 * @param variables      the initial timer values of the proxy
 * @param leaving        the initial handling of leaves
 * @param length         the duration of the random actions
 * @param actionInterval the mean time between two actions
 * @param disturbed      true if links, other queriers and the configuration change as well
 * @param tight          true if the limits of the proxy may be reached
 */
public record Scenario(
        int lans,
        int hosts,
        LossKind losses,
        LossKind upstreamLosses,
        double loss,
        Impairments impairments,
        long latency,
        RouterVariables variables,
        Leaving leaving,
        long length,
        long actionInterval,
        boolean disturbed,
        boolean tight) {
    static Scenario draw(Dice dice) {
        LossKind losses = dice.pick(List.of(LossKind.values()));
        RouterVariables variables = variables(dice);
        Impairments impairments = impairments(dice, losses != LossKind.UNBOUNDED, variables);
        long length = dice.between(4, 10) * variables.queryInterval();
        return new Scenario(
                dice.between(1, 3),
                dice.between(2, dice.chance(0.2) ? 50 : 15),
                losses,
                upstreamLosses(dice, losses),
                dice.pick(List.of(0.01, 0.05, 0.2, 0.5)),
                impairments,
                dice.chance(0.7) ? 0 : dice.time(0, 3 * Time.MILLISECOND),
                variables,
                dice.pick(List.of(Leaving.values())),
                length,
                length / dice.between(20, 200),
                dice.chance(0.7),
                dice.chance(0.1));
    }

    private static LossKind upstreamLosses(Dice dice, LossKind downstream) {
        return downstream == LossKind.UNBOUNDED
                ? dice.pick(List.of(LossKind.NONE, LossKind.UNBOUNDED, LossKind.UNBOUNDED))
                : dice.pick(List.of(LossKind.NONE, LossKind.BOUNDED, LossKind.BOUNDED));
    }

    static RouterVariables variables(Dice dice) {
        int robustness = dice.chance(0.6) ? 2 : dice.between(2, dice.chance(0.3) ? 7 : 3);
        long interval = dice.between(15, 125) * Time.SECOND;
        long response = dice.between(10, 100) * Time.TENTH;
        long lastMember = dice.between(5, 20) * Time.TENTH;
        int count = dice.chance(0.8) ? robustness : dice.between(1, 4);
        return new RouterVariables(robustness, interval, response, lastMember, count);
    }

    /**
     * Draws impairments. With bounded loss, delays are short enough for responses to last-member queries to arrive in
     * time.
     */
    private static Impairments impairments(Dice dice, boolean bounded, RouterVariables variables) {
        if (dice.chance(0.2)) {
            return Impairments.NONE;
        }
        long most = bounded ? variables.lastMemberQueryInterval() / 5 : 3 * Time.SECOND;
        long max = dice.time(2 * Time.MILLISECOND, most);
        long usual = dice.time(Time.MILLISECOND, max);
        return new Impairments(
                Time.MILLISECOND / 10, usual, max, dice.chance(0.5) ? 0 : 0.1, dice.chance(0.5) ? 0 : 0.05);
    }
}
