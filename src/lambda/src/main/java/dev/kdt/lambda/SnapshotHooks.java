package dev.kdt.lambda;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * The hooks of Lambda SnapStart ("AWS Lambda Developer Guide, Using Lambda SnapStart runtime hooks"): what a function does before its
 * environment is kept as a snapshot, and when an environment is made of it. Elsewhere they are never called. Lambda's context refers
 * to them weakly, so that the function keeps them.
 */
final class SnapshotHooks implements Resource {
    private final Hook before;
    private final Hook after;

    /** Work of a function at such a moment. */
    interface Hook {
        /** Does it; a failure ends the snapshot or the restored environment. */
        void run() throws Exception;
    }

    private SnapshotHooks(Hook before, Hook after) {
        this.before = before;
        this.after = after;
    }

    static SnapshotHooks register(Hook before, Hook after) {
        SnapshotHooks hooks = new SnapshotHooks(before, after);
        Core.getGlobalContext().register(hooks);
        return hooks;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws Exception {
        before.run();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) throws Exception {
        after.run();
    }
}
