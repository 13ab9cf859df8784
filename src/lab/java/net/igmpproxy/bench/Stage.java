package net.igmpproxy.bench;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;

/** Environment of one measurement: a laboratory and a contender that is not started yet. */
final class Stage implements AutoCloseable {
    private final Laboratory lab;
    private final Contender contender;
    private final Scale scale;
    private final List<Router> started = new ArrayList<>();

    /** Capture that keeps kernel timestamps enabled; they start some milliseconds after the first request. */
    private final Capture stamps;

    Stage(Laboratory lab, Contender contender, Scale scale) {
        this.lab = lab;
        this.contender = contender;
        this.scale = scale;
        this.stamps = lab.upstream().capture();
    }

    Laboratory lab() {
        return lab;
    }

    Contender contender() {
        return contender;
    }

    Scale scale() {
        return scale;
    }

    /** Starts the contender, which is stopped with the stage at the latest. */
    Router start() {
        Router router = contender.start(lab);
        started.add(router);
        return router;
    }

    @Override
    public void close() {
        started.forEach(Router::close);
        stamps.close();
    }
}
