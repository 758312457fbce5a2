package dev.fovea.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A resolver whose names are written down in the test; each question to a name takes its next answer, the last one stays. */
final class NameServer implements Resolver {
    private final Map<String, List<List<InetAddress>>> answers = new HashMap<>();
    private final List<String> questions = new ArrayList<>();

    /** One more answer for a name: literal addresses. */
    NameServer answer(String host, String... addresses) {
        answers.computeIfAbsent(host, _ -> new ArrayList<>())
                .add(List.of(addresses).stream().map(NameServer::literal).toList());
        return this;
    }

    @Override
    public synchronized List<InetAddress> resolve(String host) throws UnknownHostException {
        questions.add(host);
        List<List<InetAddress>> left = answers.get(host);
        if (left == null) {
            throw new UnknownHostException(host);
        }
        return left.size() > 1 ? left.removeFirst() : left.getFirst();
    }

    synchronized List<String> questions() {
        return List.copyOf(questions);
    }

    static InetAddress literal(String address) {
        return InetAddress.ofLiteral(address);
    }
}
