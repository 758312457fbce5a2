package dev.fovea.core.picture;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;

/** Lets those who want the same thing at the same time have it made once, by the first of them. */
final class SingleFlight<K, V> {
    private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    /** Makes a thing. */
    @FunctionalInterface
    interface Maker<V> {
        V make() throws UndecodableException;
    }

    /** What {@code maker} makes, here or in another call that is under way; it fails alike for all of them. */
    V get(K key, Maker<V> maker) throws UndecodableException {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> other = flights.putIfAbsent(key, mine);
        return other == null ? fly(key, mine, maker) : await(other);
    }

    private V fly(K key, CompletableFuture<V> mine, Maker<V> maker) throws UndecodableException {
        try {
            V made = maker.make();
            mine.complete(made);
            return made;
        } catch (UndecodableException | RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(key, mine);
        }
    }

    private V await(CompletableFuture<V> other) throws UndecodableException {
        try {
            return other.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case UndecodableException undecodable -> throw undecodable;
                case RuntimeException failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while another call was drawing");
        }
    }
}
