package io.github.envmaven.core.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.http.Download;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.RetryPolicy;
import io.github.envmaven.core.http.Transport;
import io.github.envmaven.core.solve.SolveLimits;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookaheadTest {

    private static final Executor NOBODY = work -> {};

    @TempDir
    private Path cache;

    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final IndexTransport server = new IndexTransport();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void fetchesTogetherWhatAVersionNeeds() {
        project("app 1.0 : a b c d e");
        Stream.of("a", "b", "c", "d", "e").forEach(name -> project(name + " 1.0"));
        CountDownLatch all = new CountDownLatch(5);
        Transport transport = request -> {
            if (request.url().matches(".*/[a-e]-1\\.0.*metadata")) {
                all.countDown();
                await(all); // Whoever asks for one after the other waits here for ever.
            }
            return server.get(request);
        };

        PypiResult result = resolve(transport, threads, "app");

        assertThat(all.getCount()).isZero();
        assertThat(chosen(result)).hasSize(6);
    }

    @Test
    void isNotHarmedByWhatFailsAndNobodyNeeds() {
        project("app 2.0 : broken", "app 1.0 : good");
        project("good 1.0");
        server.fail("https://index.example/simple/broken/", 403);
        CountDownLatch failed = new CountDownLatch(1);
        Transport transport = request -> {
            if (request.url().endsWith("/good/")) {
                await(failed);
            }
            try {
                return server.get(request);
            } finally {
                if (request.url().endsWith("/broken/")) {
                    failed.countDown();
                }
            }
        };

        assertThat(chosen(resolve(transport, threads, "app", "app <2"))).containsExactly("app 1.0", "good 1.0");
    }

    @Test
    void fetchesSeveralVersionsAtOnceWhenManyAreTried() {
        project("base 1.0");
        project(IntStream.rangeClosed(1, 30)
                .mapToObj(version -> "app " + version + ".0 : " + (version == 1 ? "base" : "nothing"))
                .toArray(String[]::new));

        List<String> answers = chosen(resolve(server, threads, "app"));

        assertThat(answers).containsExactly("app 1.0", "base 1.0");
        assertThat(server.asked().stream()
                        .filter(url -> url.endsWith(".metadata"))
                        .distinct())
                .hasSize(31);
        assertThat(server.asked()).doesNotHaveDuplicates();
    }

    @Test
    void decidesTheSameInWhateverOrderAnswersCome() {
        for (int seed = 0; seed < 25; seed++) {
            Random random = new Random(seed);
            for (int i = 0; i < 8; i++) {
                project(versions("p" + i, random));
            }
            String[] wishes = {"p0", "p1 >=2", "p2"};

            PypiResult alone = resolve(server, NOBODY, wishes);
            PypiResult beside = resolve(delayed(random), threads, wishes);

            assertThat(text(beside)).isEqualTo(text(alone));
        }
    }

    private Transport delayed(Random random) {
        int[] pauses = random.ints(64, 0, 4).toArray();
        return new Transport() {
            @Override
            public Response get(Request request) {
                try {
                    Thread.sleep(pauses[Math.floorMod(request.url().hashCode(), pauses.length)]);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return server.get(request);
            }
        };
    }

    private static String[] versions(String name, Random random) {
        return IntStream.rangeClosed(1, 4)
                .mapToObj(version -> {
                    StringBuilder line = new StringBuilder(name + " " + version + ".0 :");
                    for (int i = random.nextInt(3); i > 0; i--) {
                        line.append(" p").append(random.nextInt(8));
                        line.append(new String[] {"", "<3", ">=2", ">=4"}[random.nextInt(4)]);
                    }
                    return line.toString();
                })
                .toArray(String[]::new);
    }

    /** Serves a project: {@code "app 1.0 : base>=2 more"}, a line a version. */
    private void project(String... lines) {
        StringBuilder files = new StringBuilder();
        String project = lines[0].substring(0, lines[0].indexOf(' '));
        for (String line : lines) {
            String[] parts = line.split(" : ?", -1);
            String version = parts[0].split(" ")[1];
            String fileName = project + "-" + version + "-py3-none-any.whl";
            StringBuilder text =
                    new StringBuilder("Metadata-Version: 2.1\nName: " + project + "\nVersion: " + version + "\n");
            if (parts.length > 1 && !parts[1].isBlank()) {
                for (String needed : parts[1].strip().split(" ")) {
                    text.append("Requires-Dist: ").append(needed).append('\n');
                }
            }
            String url = "https://index.example/files/"
                    + Integer.toHexString(text.toString().hashCode()) + "/" + fileName;
            server.put(url + ".metadata", "text/plain", text.toString());
            files.append(files.length() == 0 ? "" : ",")
                    .append("{\"filename\": \"" + fileName + "\", \"url\": \"" + url + "\", \"core-metadata\": true}");
        }
        server.put(
                "https://index.example/simple/" + project + "/",
                "application/vnd.pypi.simple.v1+json",
                "{\"files\": [" + files + "]}");
    }

    private PypiResult resolve(Transport transport, Executor executor, String... wishes) {
        SimpleIndexes indexes = SimpleIndexes.open(
                List.of("https://index.example/simple"),
                List.of(),
                new SimpleIndexes.Access(
                        transport,
                        new Download(transport, RetryPolicy.DEFAULT, event -> {}),
                        cache.resolve(Integer.toHexString(System.identityHashCode(transport)) + executor.hashCode()),
                        PageUse.REVALIDATE,
                        Clock.systemUTC(),
                        executor));
        return new PypiResolver(indexes, SolveLimits.DEFAULT)
                .attempt(PypiRequest.of(
                        Targets.linux("3.11"),
                        Stream.of(wishes).map(PypiWish::of).toList(),
                        PypiRequest.Rules.DEFAULT));
    }

    private static List<String> chosen(PypiResult result) {
        assertThat(result).isInstanceOf(PypiSolution.class);
        return ((PypiSolution) result)
                .packages().stream()
                        .map(one -> one.name() + " " + one.version())
                        .toList();
    }

    private static String text(PypiResult result) {
        return result instanceof PypiConflict conflict ? conflict.explanation().toString() : result.toString();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
