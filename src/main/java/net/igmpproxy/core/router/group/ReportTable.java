package net.igmpproxy.core.router.group;

import static net.igmpproxy.core.router.group.RouterState.exclude;
import static net.igmpproxy.core.router.group.RouterState.include;

import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.core.wire.RecordType;

/**
 * State tables of RFC 9776 sections 6.4.1 (current-state records) and 6.4.2 (filter-mode-change and source-list-change
 * records). Each case is one row in the RFC's notation: {@code +} union, {@code -} difference, {@code *} intersection.
 * "Delete" actions follow from the new state, which holds exactly the remaining sources.
 */
public final class ReportTable {
    private ReportTable() {}

    public static Transition apply(RouterState state, RecordType type, SourceSet sources) {
        return state.mode() == FilterMode.INCLUDE
                ? inInclude(state.requested(), type, sources)
                : inExclude(state.requested(), state.excluded(), type, sources);
    }

    /** Rows that start from INCLUDE (A). */
    private static Transition inInclude(SourceSet a, RecordType type, SourceSet b) {
        return switch (type) {
            // 6.4.1  IS_IN (B)  INCLUDE (A+B)        (B)=GMI
            case IS_IN -> Transition.to(include(a.plus(b))).gmi(b);
            // 6.4.1  IS_EX (B)  EXCLUDE (A*B,B-A)    (B-A)=0  Delete (A-B)  Group Timer=GMI
            case IS_EX -> Transition.to(exclude(a.intersect(b), b.minus(a))).groupTimerGmi();
            // 6.4.2  ALLOW (B)  INCLUDE (A+B)        (B)=GMI
            case ALLOW -> Transition.to(include(a.plus(b))).gmi(b);
            // 6.4.2  BLOCK (B)  INCLUDE (A)          Send Q(G,A*B)
            case BLOCK -> Transition.to(include(a)).query(a.intersect(b));
            // 6.4.2  TO_EX (B)  EXCLUDE (A*B,B-A)    (B-A)=0  Delete (A-B)  Send Q(G,A*B)  Group Timer=GMI
            case TO_EX ->
                Transition.to(exclude(a.intersect(b), b.minus(a)))
                        .query(a.intersect(b))
                        .groupTimerGmi();
            // 6.4.2  TO_IN (B)  INCLUDE (A+B)        (B)=GMI  Send Q(G,A-B)
            case TO_IN -> Transition.to(include(a.plus(b))).gmi(b).query(a.minus(b));
        };
    }

    /** Rows that start from EXCLUDE (X,Y). */
    private static Transition inExclude(SourceSet x, SourceSet y, RecordType type, SourceSet a) {
        return switch (type) {
            // 6.4.1  IS_IN (A)  EXCLUDE (X+A,Y-A)      (A)=GMI
            case IS_IN -> Transition.to(exclude(x.plus(a), y.minus(a))).gmi(a);
            // 6.4.1  IS_EX (A)  EXCLUDE (A-Y,Y*A)      (A-X-Y)=GMI  Delete (X-A)  Delete (Y-A)  Group Timer=GMI
            case IS_EX ->
                Transition.to(exclude(a.minus(y), y.intersect(a)))
                        .gmi(a.minus(x).minus(y))
                        .groupTimerGmi();
            // 6.4.2  ALLOW (A)  EXCLUDE (X+A,Y-A)      (A)=GMI
            case ALLOW -> Transition.to(exclude(x.plus(a), y.minus(a))).gmi(a);
            // 6.4.2  BLOCK (A)  EXCLUDE (X+(A-Y),Y)    (A-X-Y)=Group Timer  Send Q(G,A-Y)
            case BLOCK ->
                Transition.to(exclude(x.plus(a.minus(y)), y))
                        .groupTimer(a.minus(x).minus(y))
                        .query(a.minus(y));
            // 6.4.2  TO_EX (A)  EXCLUDE (A-Y,Y*A)      (A-X-Y)=Group Timer  Delete (X-A)  Delete (Y-A)
            //                                          Send Q(G,A-Y)  Group Timer=GMI
            case TO_EX ->
                Transition.to(exclude(a.minus(y), y.intersect(a)))
                        .groupTimer(a.minus(x).minus(y))
                        .query(a.minus(y))
                        .groupTimerGmi();
            // 6.4.2  TO_IN (A)  EXCLUDE (X+A,Y-A)      (A)=GMI  Send Q(G,X-A)  Send Q(G)
            case TO_IN ->
                Transition.to(exclude(x.plus(a), y.minus(a)))
                        .gmi(a)
                        .query(x.minus(a))
                        .andQueryGroup();
        };
    }
}
