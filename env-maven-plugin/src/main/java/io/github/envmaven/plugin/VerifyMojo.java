package io.github.envmaven.plugin;

import io.github.envmaven.core.command.EnvSession;
import io.github.envmaven.core.command.VerifyCommand;
import io.github.envmaven.core.command.VerifyRequest;
import io.github.envmaven.core.command.VerifyRequest.CacheContent;
import io.github.envmaven.core.command.VerifyRequest.ForeignFiles;
import io.github.envmaven.core.command.VerifyResult;
import io.github.envmaven.core.command.VerifyResult.Finding;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Fails the build when the lock is stale or was edited, or when the environment differs from it, file by file. Reads only,
 * and never uses the network. For example {@code mvn env:verify -Denv.lockOnly}.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true, requiresProject = false)
public final class VerifyMojo extends AbstractEnvMojo {

    /** Looks at the lock and its inputs alone, and not at the environment. */
    @Parameter(property = "env.lockOnly", defaultValue = "false")
    boolean lockOnly;

    /** The environment's platform, by default this machine's. */
    @Parameter(property = "env.platform")
    @Nullable
    String platform;

    /** What files mean that belong to no package: {@code list}, {@code fail} or {@code ignore}. */
    @Parameter(property = "env.foreignFiles", defaultValue = "list")
    @SuppressWarnings("NullAway.Init")
    String foreignFiles;

    /** Reads the locked packages in the cache as well, file by file. */
    @Parameter(property = "env.checkCache", defaultValue = "false")
    boolean checkCache;

    @Override
    void execute(EnvSession env, ConfiguredEnvironment environment) throws MojoFailureException {
        VerifyResult result = new VerifyCommand(env)
                .run(new VerifyRequest(
                        environment.lockFile(),
                        environment.source(),
                        lockOnly ? List.of() : List.of(environment.prefix()),
                        orEmpty(platform),
                        Choices.parse("env.foreignFiles", foreignFiles, ForeignFiles.values()),
                        checkCache ? CacheContent.READ : CacheContent.LEAVE));
        for (Finding finding : result.findings()) {
            getLog().error(finding.where() + ": " + finding.what() + " " + MavenRemedies.wording(finding.remedy()));
        }
        result.foreignLines().forEach(line -> getLog().info("Not locked: " + line));
        if (!result.findings().isEmpty()) {
            throw new MojoFailureException(environment.lockFile().getFileName() + ": "
                    + count(result.findings().size()) + "; each is logged above with what mends it.");
        }
        getLog().info("Verified " + result.packages() + " packages, " + result.files() + " files (" + result.millis()
                + " ms)");
    }

    private static String count(int findings) {
        return findings == 1 ? "1 finding" : findings + " findings";
    }
}
