package dev.fovea.core.collect;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Things that belong together, directly or through others (disjoint sets). */
final class Groups {
    private final Map<String, String> parents = new HashMap<>();

    /** Adds a thing; false when it is known. */
    boolean add(String thing) {
        return parents.putIfAbsent(thing, thing) == null;
    }

    int size() {
        return parents.size();
    }

    Collection<String> all() {
        return parents.keySet();
    }

    /** Puts two known things together, with all that is with either. */
    void join(String one, String other) {
        parents.put(of(one), of(other));
    }

    /** The name of the group that a known thing is in. */
    String of(String thing) {
        String root = thing;
        while (!root.equals(parents.getOrDefault(root, root))) {
            root = parents.getOrDefault(root, root);
        }
        String step = thing;
        while (!step.equals(root)) {
            String next = parents.getOrDefault(step, root);
            parents.put(step, root);
            step = next;
        }
        return root;
    }

    <T> Map<String, List<T>> split(Collection<T> members, Function<T, String> thing) {
        return members.stream().collect(Collectors.groupingBy(member -> of(thing.apply(member))));
    }
}
