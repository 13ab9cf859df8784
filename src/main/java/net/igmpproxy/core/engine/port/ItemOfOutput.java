package net.igmpproxy.core.engine.port;

import java.util.Optional;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.AddArrivalVif;
import net.igmpproxy.core.engine.event.EngineOutput.AddVif;
import net.igmpproxy.core.engine.event.EngineOutput.Announce;
import net.igmpproxy.core.engine.event.EngineOutput.DeleteVif;
import net.igmpproxy.core.engine.event.EngineOutput.InstallRoute;
import net.igmpproxy.core.engine.event.EngineOutput.JoinRouterGroups;
import net.igmpproxy.core.engine.event.EngineOutput.LeaveRouterGroups;
import net.igmpproxy.core.engine.event.EngineOutput.ReadPackets;
import net.igmpproxy.core.engine.event.EngineOutput.RemoveRoute;
import net.igmpproxy.core.engine.event.EngineOutput.RenewRoute;
import net.igmpproxy.core.engine.event.EngineOutput.SendMessage;
import net.igmpproxy.core.engine.event.EngineOutput.SetShields;
import net.igmpproxy.core.engine.port.KernelItem.Filter;
import net.igmpproxy.core.engine.port.KernelItem.Route;
import net.igmpproxy.core.engine.port.KernelItem.RouterGroups;
import net.igmpproxy.core.engine.port.KernelItem.Vif;
import net.igmpproxy.core.forwarding.mfc.MfcEntry;
import net.igmpproxy.core.forwarding.mfc.MfcIdentity;

/** The kernel item that an output sets. */
final class ItemOfOutput implements EngineOutput.Visitor<Optional<KernelItem>> {
    static final ItemOfOutput VISITOR = new ItemOfOutput();

    private ItemOfOutput() {}

    @Override
    public Optional<KernelItem> addVif(AddVif add) {
        return Optional.of(new Vif(add.vif(), add.link().index()));
    }

    @Override
    public Optional<KernelItem> addArrivalVif(AddArrivalVif add) {
        return Optional.of(new Vif(add.vif(), add.link().index()));
    }

    @Override
    public Optional<KernelItem> deleteVif(DeleteVif delete) {
        return Optional.of(new Vif(delete.vif(), Vif.REMOVED));
    }

    @Override
    public Optional<KernelItem> joinRouterGroups(JoinRouterGroups join) {
        return Optional.of(new RouterGroups(join.link().index()));
    }

    @Override
    public Optional<KernelItem> leaveRouterGroups(LeaveRouterGroups leave) {
        return Optional.of(new RouterGroups(leave.interfaceIndex()));
    }

    @Override
    public Optional<KernelItem> installRoute(InstallRoute install) {
        return Optional.of(route(install.entry()));
    }

    @Override
    public Optional<KernelItem> renewRoute(RenewRoute renew) {
        return Optional.of(route(renew.entry()));
    }

    @Override
    public Optional<KernelItem> removeRoute(RemoveRoute remove) {
        return Optional.of(route(remove.entry()));
    }

    @Override
    public Optional<KernelItem> setShields(SetShields set) {
        return Optional.of(new Filter());
    }

    @Override
    public Optional<KernelItem> readPackets(ReadPackets read) {
        return Optional.empty();
    }

    @Override
    public Optional<KernelItem> sendMessage(SendMessage send) {
        return Optional.empty();
    }

    @Override
    public Optional<KernelItem> announce(Announce announce) {
        return Optional.empty();
    }

    private static Route route(MfcEntry entry) {
        return new Route(MfcIdentity.of(entry));
    }
}
