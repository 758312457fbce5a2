package dev.fovea.bench;

/** 200 kB pictures through the device upload, against writing the same files without a server. */
final class Uploads {
    private static final double RATIO = 0.6;
    private static final int TURNS = 2;

    private Uploads() {}

    static void run(Options options, Report report) throws Exception {
        try (ServerProcess server = ServerProcess.start(options);
                Client client = new Client(server);
                FileFloor floor = new FileFloor(options)) {
            Load.run(options.clients(), options.time(), () -> client.upload(Picture.next()));
            Load.run(options.clients(), options.time(), () -> floor.keep(Picture.next()));
            for (String policy : new String[] {"flag", "off"}) {
                client.set("near_duplicate", policy);
                compare(options, report, "upload 200 kB, near_duplicate " + policy, server, client, floor);
            }
            report.row("upload 200 kB", "peak memory of the server", server.peakMemory());
        }
    }

    private static void compare(
            Options options, Report report, String work, ServerProcess server, Client client, FileFloor floor)
            throws Exception {
        Sample bare = null;
        Measured served = null;
        for (int turn = 0; turn < TURNS; turn++) {
            Sample kept = Load.run(options.clients(), options.time(), () -> floor.keep(Picture.next()));
            Measured sent = Measured.of(server, options.clients(), options.time(), () -> client.upload(Picture.next()));
            bare = bare == null ? kept : bare.and(kept);
            served = served == null ? sent : served.and(sent);
        }
        if (bare != null && served != null) {
            served.print(report, work, "pictures");
            report.row(work, "bare program, pictures/s", Report.number(bare.perSecond()));
            report.atLeast(work, "server ÷ bare program", served.calls().perSecond() / bare.perSecond(), RATIO);
        }
    }
}
