package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.command.SolveResult.Status;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.testing.ChannelForms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels that name other channels (CEP 42) or have news (CEP 6), and platforms that are {@code noarch}. */
class RelatedChannelsTest {

    @TempDir
    private Path directory;

    private final List<Event> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void publish() throws IOException {
        ChannelForms.JSON.write(
                directory.resolve("forge"), "noarch", ChannelForms.repodata("noarch", "a 1 0", "b 1 0"));
        String bio = new String(ChannelForms.repodata("noarch", "tool 1 0 a", "a 2 0"), StandardCharsets.UTF_8);
        ChannelForms.ZST.write(
                directory.resolve("bio"),
                "noarch",
                bio.replace(
                                "\"subdir\":\"noarch\"},\"packages\"",
                                "\"channel_relations\":{\"base\":\"../forge\",\"new\":1}},\"packages\"")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesWhatTheBaseHasBeforeWhatTheChannelHas() {
        SolveResult result = solve("noarch", Map.of(), List.of("bio"), "tool");

        assertThat(result.message()).isEmpty();
        assertThat(result.packages()).containsExactlyInAnyOrder("tool-1-0.conda", "a-1-0.conda");
    }

    @Test
    void obeysTheUsersOrder() {
        SolveResult result = solve("noarch", Map.of(), List.of("bio", "forge"), "tool");

        assertThat(result.packages()).containsExactlyInAnyOrder("tool-1-0.conda", "a-2-0.conda");
    }

    @Test
    void leavesRelatedChannelsOutWhereTheyAreNotWanted() {
        Map<String, String> none = Map.of("CONDA_CHANNEL_RELATIONS_MAX_DEPTH", "0");

        assertThat(solve("noarch", none, List.of("bio"), "tool").packages()).contains("a-2-0.conda");
        assertThat(solve("noarch", none, List.of("bio"), "b").status()).isNotEqualTo(Status.SAT);
    }

    @Test
    void solvesForNoPlatformAtAllWithSeveralChannels() {
        SolveResult result = solve("noarch", Map.of(), List.of("forge", "bio"), "tool", "b");

        assertThat(result.packages()).containsExactlyInAnyOrder("tool-1-0.conda", "a-1-0.conda", "b-1-0.conda");
    }

    @Test
    void showsANoticeOnce() throws IOException {
        Files.writeString(
                directory.resolve("forge/notices.json"),
                "{\"notices\":[{\"id\":\"1\",\"message\":\"We move.\",\"level\":\"critical\"},"
                        + "{\"id\":\"2\",\"message\":\"Old news\",\"expires_at\":\"2020-01-01T00:00:00+00:00\"}]}");

        solve("noarch", Map.of("CONDA_NUMBER_CHANNEL_NOTICES", "0"), List.of("forge"), "a");
        assertThat(events).noneMatch(Event.Warned.class::isInstance);
        solve("noarch", Map.of(), List.of("forge"), "a");
        solve("noarch", Map.of(), List.of("forge"), "a");

        assertThat(events)
                .filteredOn(Event.Warned.class::isInstance)
                .singleElement()
                .asString()
                .contains("Notice of channel", "forge (critical): We move.");
    }

    private SolveResult solve(
            String platform, Map<String, String> environment, List<String> channels, String... specs) {
        TestProject project = new TestProject(directory);
        project.variables = environment;
        project.listener = events::add;
        try (EnvSession session = project.session()) {
            return new SolveCommand(session)
                    .run(new SolveRequest(
                            "",
                            channels.stream().map(name -> "./" + name).toList(),
                            platform,
                            List.of(specs),
                            SolveOptions.DEFAULT,
                            directory));
        }
    }
}
