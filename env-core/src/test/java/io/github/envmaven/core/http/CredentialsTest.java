package io.github.envmaven.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.http.Credential.Basic;
import io.github.envmaven.core.http.Credential.Bearer;
import io.github.envmaven.core.http.Credential.CondaToken;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

    private static final Credentials CREDENTIALS = Credentials.NONE
            .with("repo.example.com", new Bearer("host"))
            .with("repo.example.com:8443", new Bearer("port"))
            .with("*.example.com", new Bearer("wildcard"))
            .with("*.deep.example.com", new Bearer("deep"))
            .with("https://repo.example.com/private", new Bearer("private"))
            .with("https://repo.example.com/private/team/", new Bearer("team"));

    @Test
    void choosesTheMostPrecisePlace() {
        assertThat(find("https://repo.example.com/private/team/x")).contains(new Bearer("team"));
        assertThat(find("https://repo.example.com/private/x")).contains(new Bearer("private"));
        assertThat(find("https://repo.example.com/private2/x")).contains(new Bearer("host"));
        assertThat(find("https://repo.example.com:8443/private/x")).contains(new Bearer("port"));
        assertThat(find("https://other.example.com/")).contains(new Bearer("wildcard"));
        assertThat(find("https://a.deep.example.com/")).contains(new Bearer("deep"));
        assertThat(find("https://example.com/")).isEmpty();
        assertThat(find("https://repo.example.com.evil.org/")).isEmpty();
    }

    @Test
    void doesNotSendOverHttpWhatIsMeantForHttps() {
        Credentials https = Credentials.NONE.with("https://repo.example.com", new Bearer("x"));

        assertThat(https.find(URI.create("https://REPO.example.com:443/a"))).isPresent();
        assertThat(https.find(URI.create("http://repo.example.com/a"))).isEmpty();
        assertThat(https.find(URI.create("http://repo.example.com:443/a"))).isEmpty();
    }

    @Test
    void takesPasswordsOutOfUrls() {
        Credentials.Extracted extracted = Credentials.extract("https://me:p%40ss+w@host.org:444/ch/linux-64");

        assertThat(extracted.url()).isEqualTo("https://host.org:444/ch/linux-64");
        assertThat(extracted.credentials().find(URI.create("https://host.org:444/ch/linux-64/x.conda")))
                .contains(new Basic("me", "p@ss+w"));
        assertThat(extracted.credentials().find(URI.create("https://host.org:444/other")))
                .isEmpty();
    }

    @Test
    void takesTokensOutOfUrls() {
        Credentials.Extracted extracted = Credentials.extract("https://host.org/t/tk-123/channel");

        assertThat(extracted.url()).isEqualTo("https://host.org/channel");
        Credential found = extracted
                .credentials()
                .find(URI.create("https://host.org/channel/noarch/x"))
                .orElseThrow();
        assertThat(found).isEqualTo(new CondaToken("tk-123"));
        assertThat(found.applyTo(URI.create("https://host.org/channel/noarch/x?q=1")))
                .hasToString("https://host.org/t/tk-123/channel/noarch/x?q=1");
    }

    @Test
    void leavesUrlsWithoutSecretsAlone() {
        assertThat(Credentials.extract("https://host.org/a@b").url()).isEqualTo("https://host.org/a@b");
        assertThat(Credentials.extract("file:///t/x/y").url()).isEqualTo("file:///t/x/y");
        assertThat(Credentials.extract("conda-forge").url()).isEqualTo("conda-forge");
    }

    @Test
    void neverPrintsSecrets() {
        assertThat(new Basic("me", "secret").toString() + new Bearer("secret") + new CondaToken("secret") + CREDENTIALS)
                .doesNotContain("secret", "me", "private", "team");
    }

    @Test
    void readsNetrcButNotItsDefault(@TempDir Path home) throws Exception {
        Files.writeString(home.resolve(".netrc"), """
                # comment
                machine repo.example.com login me password s3cret
                machine two.example.com
                  login you account x
                  password p2
                macdef init
                machine evil.example.com login a password b

                default login anonymous password mail
                """);

        Credentials netrc = Netrc.read(Collections.emptyMap(), home);

        assertThat(netrc.find(URI.create("https://repo.example.com/"))).contains(new Basic("me", "s3cret"));
        assertThat(netrc.find(URI.create("https://two.example.com/"))).contains(new Basic("you", "p2"));
        assertThat(netrc.find(URI.create("https://evil.example.com/"))).isEmpty();
        assertThat(netrc.find(URI.create("https://any.org/"))).isEmpty();
        assertThat(netrc.find(URI.create("https://sub.repo.example.com/"))).isEmpty();
    }

    @Test
    void readsWhatPixiAndRattlerStore(@TempDir Path home) throws Exception {
        Files.createDirectory(home.resolve(".rattler"));
        Files.writeString(home.resolve(".rattler/credentials.json"), """
                {"a.org": {"BearerToken": "b"}, "*.b.org": {"CondaToken": "c"}, "s3://x": {"S3Credentials": {"k": 1}},
                 "c.org": {"BasicHTTP": {"username": "u", "password": "p"}}, "d.org": {"OAuth": {"access_token": "x"}}}
                """);

        Credentials stored = AuthFile.read(Collections.emptyMap(), home);

        assertThat(stored.find(URI.create("https://a.org/"))).contains(new Bearer("b"));
        assertThat(stored.find(URI.create("https://x.b.org/"))).contains(new CondaToken("c"));
        assertThat(stored.find(URI.create("https://c.org/"))).contains(new Basic("u", "p"));
        assertThat(stored.find(URI.create("https://d.org/"))).isEmpty();
        assertThat(AuthFile.read(Collections.emptyMap(), home.resolve("none")).find(URI.create("https://a.org/")))
                .isEmpty();
    }

    @Test
    void doesNotQuoteAnAuthFileThatCannotBeRead(@TempDir Path home) throws Exception {
        Path file = Files.writeString(home.resolve("auth.json"), "{\"host\": {\"BearerToken\": secret}}");
        Map<String, String> environment = Collections.singletonMap("RATTLER_AUTH_FILE", file.toString());

        assertThatThrownBy(() -> AuthFile.read(environment, home))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Cannot read " + file + ": it is no JSON of the expected form");
    }

    private static Optional<Credential> find(String url) {
        return CREDENTIALS.find(URI.create(url));
    }
}
