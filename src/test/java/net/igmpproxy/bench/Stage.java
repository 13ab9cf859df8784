package net.igmpproxy.bench;

import java.util.ArrayList;
import java.util.List;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.Laboratory;

/** Where one contender is measured: a laboratory whose router does nothing until it is started. */
final class Stage implements AutoCloseable {
    private final Laboratory lab;
    private final Contender contender;
    private final Scale scale;
    private final List<Router> started = new ArrayList<>();

    /** The kernel begins to stamp packets some milliseconds after the first capture has asked for it, and goes on while there is one. */
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

    /** Starts the contender; it is ended with the stage, if nobody has done so before. */
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
