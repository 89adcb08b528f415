package io.github.envmaven.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTransportTest {

    @TempDir
    Path root;

    private final Transport transport = new RoutingTransport(Map.of("https", new OfflineTransport()));

    @Test
    void answersAsAWebServerWould() throws IOException {
        Path file = Files.writeString(root.resolve("a b.txt"), "0123456789");
        Request request = Request.of(file.toUri().toString());
        String etag;
        try (Response response = transport.get(request)) {
            etag = response.header("ETag").orElseThrow();
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.length()).hasValue(10);
            assertThat(text(response)).isEqualTo("0123456789");
        }

        try (Response response = transport.get(request.ifNoneMatch(etag))) {
            assertThat(response.status()).isEqualTo(304);
        }
        try (Response response = transport.get(request.from(4).withHeader("If-Range", etag))) {
            assertThat(response.status()).isEqualTo(206);
            assertThat(response.header("Content-Range")).contains("bytes 4-9/10");
            assertThat(text(response)).isEqualTo("456789");
        }
        try (Response response = transport.get(request.from(4).withHeader("If-Range", "\"other\""))) {
            assertThat(text(response)).isEqualTo("0123456789");
        }
    }

    @Test
    void saysThatAFileDoesNotExist() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "x");

        for (Path missing : new Path[] {root.resolve("none"), root, file.resolve("below")}) {
            try (Response response = transport.get(Request.of(missing.toUri().toString()))) {
                assertThat(response.status()).isEqualTo(404);
                assertThatThrownBy(response::requireSuccess).isInstanceOf(NotFound.class);
            }
        }
    }

    @Test
    void refusesTheNetworkWhenOffline() {
        assertThatThrownBy(() -> transport.get(Request.of("https://me:secret@host/x")))
                .isInstanceOf(NetworkFailed.class)
                .hasMessage("Offline, but https://********@host/x is needed")
                .satisfies(e -> assertThat(((NetworkFailed) e).remedy()).contains(Remedy.of(Remedy.Kind.GO_ONLINE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host/x", "relative/x", "https://host/a b", "file://host/x", "file:relative"})
    void refusesUrlsItCannotFetch(String url) {
        assertThatThrownBy(() -> transport.get(Request.of(url))).isInstanceOf(InvalidInput.class);
    }

    private static String text(Response response) throws IOException {
        return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    }
}
