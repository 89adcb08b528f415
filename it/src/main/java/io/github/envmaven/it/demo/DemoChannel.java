package io.github.envmaven.it.demo;

import io.github.envmaven.it.channel.ChannelWriter;
import io.github.envmaven.it.channel.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Builds the demo channel from the jars of {@code org.bytedeco:cpython} in a directory.
 *
 * <p>Equal jars, on JDKs with equal time zone rules, give equal bytes. A channel that is up to date stays as it is.
 */
public final class DemoChannel {

    private final Path jars;
    private final Path channel;

    /**
     * A channel that is to be built.
     *
     * @param jars a directory with the jars, named as Maven names them
     * @param channel where the channel is written
     */
    public DemoChannel(Path jars, Path channel) {
        this.jars = jars;
        this.channel = channel;
    }

    /**
     * Builds the channel, after a look whether its Python can run here.
     *
     * @param arguments the directory of the jars, the directory of the channel, where the environment will be, the glibc
     *     that is locked for
     */
    public static void main(String[] arguments) {
        DemoHost.checkPlatform();
        DemoHost.checkPrefix(Path.of(arguments[2]));
        DemoHost.checkGlibc(arguments[3]);
        DemoChannel demo = new DemoChannel(Path.of(arguments[0]), Path.of(arguments[1]));
        long start = System.nanoTime();
        Outcome outcome = demo.build();
        Terminal.say(outcome.text() + " in " + (System.nanoTime() - start) / 1_000_000 + " ms: " + demo.channel);
    }

    /** What a build did. */
    public enum Outcome {
        /** The channel was written. */
        BUILT("Demo channel built from Maven Central's Pythons"),
        /** The channel fitted its inputs. */
        UP_TO_DATE("Demo channel is up to date");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /**
     * Builds the channel, unless it fits its inputs.
     *
     * @return what was done
     * @throws UncheckedIOException when a jar cannot be read or the channel cannot be written
     */
    public Outcome build() {
        List<Path> inputs = list();
        BuildStamp stamp = BuildStamp.of(inputs);
        if (stamp.standsIn(channel)) {
            return Outcome.UP_TO_DATE;
        }
        BuildStamp.removeFrom(channel);
        new ChannelWriter(channel).write(recipes(inputs), platforms());
        SmallPackages.welcome().writeTo(channel.resolve("wheels"));
        stamp.writeTo(channel);
        return Outcome.BUILT;
    }

    private List<Path> list() {
        try (Stream<Path> files = Files.list(jars)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("No jar of org.bytedeco:cpython is in " + jars);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(jars + " cannot be listed", e);
        }
    }

    private static Collection<Recipe> recipes(List<Path> inputs) {
        List<CpythonJar> pythons = inputs.parallelStream().map(CpythonJar::read).toList();
        // The same pip comes with the Python of every platform.
        Map<String, Recipe> byName = new LinkedHashMap<>();
        for (CpythonJar jar : pythons) {
            PipWheel wheel = PipWheel.in(jar);
            new PythonRecipe(jar).recipes().forEach(recipe -> byName.put(recipe.toString(), recipe));
            byName.putIfAbsent("python_abi " + jar.minor(), PythonAbi.recipe(jar));
            byName.putIfAbsent("pip " + wheel.version(), wheel.pip());
            byName.putIfAbsent("ca-certificates " + wheel.version(), wheel.caCertificates());
        }
        byName.put("tzdata", TimeZoneRecipe.tzdata());
        SmallPackages.all().forEach(recipe -> byName.put(recipe.toString(), recipe));
        return byName.values();
    }

    private static SortedSet<String> platforms() {
        SortedSet<String> platforms = new TreeSet<>();
        for (CpythonTarget target : CpythonTarget.values()) {
            platforms.add(target.subdir());
        }
        return platforms;
    }
}
