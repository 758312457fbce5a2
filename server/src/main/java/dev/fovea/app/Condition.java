package dev.fovea.app;

import dev.fovea.core.port.Store;
import dev.fovea.core.retain.Watermark;
import dev.fovea.core.retain.Watermark.Disk;
import dev.fovea.core.retain.Watermark.Level;
import dev.fovea.dialect.fovea.Readiness;
import java.util.ArrayList;
import java.util.List;

/** Whether this node can take data: its database answers, and its disk has room. */
record Condition(Store store, Watermark watermark) implements Readiness {
    private static final long MIB = 1L << 20;

    @Override
    public List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        if (!store.healthy()) {
            obstacles.add("the database does not answer");
        }
        Disk disk = watermark.disk();
        if (disk.level() == Level.FULL) {
            obstacles.add("the disk is full, pictures are refused: " + free(disk));
        }
        return obstacles;
    }

    @Override
    public List<String> warnings() {
        Disk disk = watermark.disk();
        return disk.level() == Level.LOW ? List.of("the disk fills up: " + free(disk)) : List.of();
    }

    private static String free(Disk disk) {
        return disk.free() / MIB + " of " + disk.total() / MIB + " MiB are free for pictures";
    }
}
