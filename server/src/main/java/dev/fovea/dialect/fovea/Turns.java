package dev.fovea.dialect.fovea;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** One at a time for each name; a name that nobody waits for is forgotten. */
final class Turns {
    private final Map<String, Turn> turns = new HashMap<>();

    /** Work that may fail with anything. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int wanted;
    }

    void inTurn(String name, Work work) throws Exception {
        Turn turn = enter(name);
        turn.lock.lock();
        try {
            work.run();
        } finally {
            turn.lock.unlock();
            leave(name, turn);
        }
    }

    private synchronized Turn enter(String name) {
        Turn turn = turns.computeIfAbsent(name, _ -> new Turn());
        turn.wanted++;
        return turn;
    }

    private synchronized void leave(String name, Turn turn) {
        turn.wanted--;
        if (turn.wanted == 0) {
            turns.remove(name);
        }
    }
}
