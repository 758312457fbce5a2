package dev.fovea.bench;

import java.time.Duration;

/**
 * What was measured of a server under load.
 *
 * @param calls the calls as the clients saw them
 * @param server CPU time of the server meanwhile
 * @param clients CPU time of the clients meanwhile
 */
record Measured(Sample calls, Duration server, Duration clients) {

    static Measured of(ServerProcess server, int clients, Duration time, Load.Call call) throws Exception {
        Duration serverBefore = server.cpu();
        Duration clientsBefore = Cpu.ofClients();
        Sample calls = Load.run(clients, time, call);
        return new Measured(
                calls, server.cpu().minus(serverBefore), Cpu.ofClients().minus(clientsBefore));
    }

    Measured and(Measured other) {
        return new Measured(calls.and(other.calls), server.plus(other.server), clients.plus(other.clients));
    }

    void print(Report report, String work, String unit) {
        report.row(work, unit + "/s", Report.number(calls.perSecond()));
        report.row(work, "p50 / p99", calls.latency());
        report.row(
                work,
                "CPU of server / of clients",
                Report.number(calls.msEach(server)) + " / " + Report.number(calls.msEach(clients)) + " ms each");
    }
}
