package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private final ExecutorService executor = Executors.newFixedThreadPool(4);

    @AfterEach
    void endThreads() {
        executor.shutdownNow();
    }

    @Test
    void resultsComeInTheOrderOfTheItems() {
        List<Integer> items = IntStream.range(0, 1000).boxed().toList();

        List<Integer> results = new Workers(executor, 3).map(items, i -> i + 1);

        assertThat(results).isEqualTo(items.stream().map(i -> i + 1).toList());
    }

    @Test
    void theLargestItemsAreBegunFirstAndThoseOfOneSizeInTheirOrder() {
        List<String> begun = new ArrayList<>();

        List<Integer> results = new Workers(executor, 1)
                .mapLargestFirst(List.of("b", "ccc", "a", "dd"), String::length, item -> {
                    begun.add(item);
                    return item.length();
                });

        assertThat(begun).containsExactly("ccc", "dd", "b", "a");
        assertThat(results).containsExactly(1, 3, 1, 2);
    }

    @Test
    void nothingIsBegunAfterAFailure() {
        List<Integer> items = IntStream.range(0, 1000).boxed().toList();
        ConcurrentLinkedQueue<Integer> begun = new ConcurrentLinkedQueue<>();

        assertThatThrownBy(() -> new Workers(executor, 2).forEach(items, i -> {
                    begun.add(i);
                    throw new DiskFailed("full", Remedy.of(Remedy.Kind.FREE_DISK, "here"));
                }))
                .isInstanceOf(DiskFailed.class)
                .hasMessageContaining("full");

        assertThat(begun).hasSizeBetween(1, 2);
    }
}
