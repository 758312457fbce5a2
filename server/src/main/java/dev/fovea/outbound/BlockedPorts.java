package dev.fovea.outbound;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ports of services that are not the web, where a well-placed HTTP request could do harm: the "bad ports" of the Fetch
 * standard, and the usual ports of databases, caches, brokers and control planes.
 */
final class BlockedPorts {
    private static final int[] FETCH_STANDARD = {
        1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
        110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530,
        531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190,
        5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080
    };
    private static final int[] DATA_STORES = {1433, 1521, 3306, 5432, 6379, 9042, 9200, 9300, 11211, 27017};
    private static final int[] BROKERS = {1883, 5672, 8883, 9092};
    private static final int[] CONTROL = {445, 2181, 2375, 2376, 2379, 2380, 3389, 5900, 5985, 5986, 6443, 10250};

    private static final Set<Integer> ALL = IntStream.concat(
                    IntStream.concat(IntStream.of(FETCH_STANDARD), IntStream.of(DATA_STORES)),
                    IntStream.concat(IntStream.of(BROKERS), IntStream.of(CONTROL)))
            .boxed()
            .collect(Collectors.toUnmodifiableSet());

    private BlockedPorts() {}

    static boolean contains(int port) {
        return ALL.contains(port);
    }
}
