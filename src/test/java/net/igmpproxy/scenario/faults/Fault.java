package net.igmpproxy.scenario.faults;

/** Fault or intervention at run time. */
enum Fault {
    LAN_GOES_DOWN_AND_UP(Reach.FIRST_LAN),
    LAN_FLAPS(Reach.FIRST_LAN),
    LAN_ADDRESS_CHANGES(Reach.FIRST_LAN),
    LAN_INTERFACE_IS_MADE_ANEW(Reach.FIRST_LAN),
    UPSTREAM_GOES_DOWN_AND_UP(Reach.EVERYBODY),
    UPSTREAM_INTERFACE_IS_MADE_ANEW(Reach.EVERYBODY),
    ENGINE_RESTARTS(Reach.NOBODY),
    PROCESS_IS_REPLACED(Reach.NOBODY),
    PROCESS_IS_KILLED(Reach.EVERYBODY),
    OTHER_DAEMON_WANTS_THE_TABLE(Reach.NOBODY),
    OTHER_DAEMON_TAKES_THE_TABLE(Reach.EVERYBODY),
    HOSTS_FLOOD_THE_LAN(Reach.NOBODY),
    CONFIGURATION_IS_NOT_VALID(Reach.NOBODY),
    SETTINGS_CHANGE(Reach.NOBODY);

    private final Reach reach;

    Fault(Reach reach) {
        this.reach = reach;
    }

    /** Returns true if the fault may cause packet loss on a link. */
    boolean concerns(int lan) {
        return reach == Reach.EVERYBODY || (reach == Reach.FIRST_LAN && lan == 1);
    }

    private enum Reach {
        NOBODY,
        FIRST_LAN,
        EVERYBODY
    }
}
