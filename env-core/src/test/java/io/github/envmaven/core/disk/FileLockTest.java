package io.github.envmaven.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLockTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(30);

    @TempDir
    Path root;

    /** The other process of the tests: takes the lock, says so, and waits to be killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws IOException {
            try (FileLock lock = FileLock.acquire(Path.of(args[0]), LONG)) {
                ChildJvm.say("locked " + lock.hashCode());
                System.in.read();
            }
        }
    }

    @Test
    void letsOneThreadInAtATime() throws InterruptedException {
        Path file = root.resolve("x/.lock");
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Runnable job = () -> {
            for (int i = 0; i < 50; i++) {
                try (FileLock lock = FileLock.acquire(file, LONG)) {
                    assertThat(lock).isNotNull();
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    inside.decrementAndGet();
                }
            }
        };

        Thread[] threads = {new Thread(job), new Thread(job), new Thread(job)};
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(most).hasValue(1);
    }

    @Test
    void saysThatAnotherThreadHoldsTheLock() {
        Path file = root.resolve(".lock");

        try (FileLock lock = FileLock.acquire(file, LONG)) {
            assertThat(lock).isNotNull();
            assertThat(FileLock.tryAcquire(file, SHORT)).isEmpty();
            assertThatThrownBy(() -> FileLock.acquire(file, SHORT))
                    .isInstanceOf(DiskFailed.class)
                    .hasMessageContaining("another thread of this process");
        }
        FileLock.acquire(file, SHORT).close();
    }

    @Test
    void saysWhichProcessHoldsTheLockAndGetsItWhenThatIsKilled() throws Exception {
        Path file = root.resolve(".lock");
        try (ChildJvm child = ChildJvm.start(Holder.class, file.toString())) {
            child.awaitLine("locked");

            assertThatThrownBy(() -> FileLock.acquire(file, SHORT))
                    .isInstanceOf(DiskFailed.class)
                    .hasMessageContaining("process " + child.pid());
            child.kill();
        }

        FileLock.acquire(file, LONG).close();
    }

    @Test
    void staysLockedForOthersWhileAThreadOfThisProcessFailsToGetIt() throws Exception {
        Path file = root.resolve(".lock");
        try (FileLock lock = FileLock.acquire(file, LONG)) {
            assertThat(lock).isNotNull();
            assertThat(FileLock.tryAcquire(file, SHORT)).isEmpty();

            try (ChildJvm child = ChildJvm.start(Holder.class, file.toString())) {
                assertThat(child.saysWithin("locked", Duration.ofMillis(1500))).isFalse();
            }
        }
    }

    @Test
    void isCancelledByAnInterrupt() {
        Path file = root.resolve(".lock");
        try (FileLock lock = FileLock.acquire(file, LONG)) {
            assertThat(lock).isNotNull();
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> FileLock.acquire(file, LONG)).isInstanceOf(Cancelled.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
