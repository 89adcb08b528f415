package io.github.envmaven.core.lock;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Orders packages so that each comes after what it needs: depth first from the names in their order. */
final class TopologicalOrder {

    private final Map<String, LockedPackage.Conda> byName = new TreeMap<>();
    private final Set<String> entered = new HashSet<>();
    private final List<LockedPackage.Conda> ordered = new ArrayList<>();

    private TopologicalOrder(List<LockedPackage.Conda> packages) {
        packages.forEach(locked -> byName.put(locked.name(), locked));
    }

    static List<LockedPackage.Conda> of(List<LockedPackage.Conda> packages) {
        TopologicalOrder order = new TopologicalOrder(packages);
        order.byName.keySet().forEach(order::visit);
        return Collections.unmodifiableList(order.ordered);
    }

    /** Without recursion, as chains of dependencies may be long. A name is pushed twice: to enter and to leave it. */
    private void visit(String root) {
        Deque<String> stack = new ArrayDeque<>();
        Deque<String> leaving = new ArrayDeque<>();
        stack.push(root);
        while (!stack.isEmpty()) {
            String name = stack.peek();
            LockedPackage.Conda locked = byName.get(name);
            if (locked != null && entered.add(name)) {
                leaving.push(name);
                List<String> needed = new ArrayList<>(locked.dependencies().keySet());
                Collections.reverse(needed);
                needed.stream().filter(each -> !entered.contains(each)).forEach(stack::push);
                continue;
            }
            stack.pop();
            if (locked != null && name.equals(leaving.peek())) {
                leaving.pop();
                ordered.add(locked);
            }
        }
    }
}
