package io.github.envmaven.core.channel;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which channel a user means (CEP 26, and conda's rules for names). Everything that is given:
 *
 * <pre>
 *   conda-forge                     a name, below the alias
 *   conda-forge/label/rc            a label of it
 *   defaults                        a name for several channels
 *   https://host/t/TOKEN/channel    a URL, with or without secrets
 *   ./channel, /srv/channel, ~/c    a directory; relative ones start from the file that names them
 *   conda-forge/linux-64            any of these with a subdir, which is cut off
 * </pre>
 */
public final class ChannelNames {

    private static final Pattern PATH = Pattern.compile("\\.{0,2}[/\\\\].*|\\.{1,2}|~([/\\\\].*)?|[A-Za-z]:[/\\\\].*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*)}|([A-Za-z_]\\w*))");
    private static final Pattern SECRETS = Pattern.compile("(?<=://)[^/]*@|(?<=/t/)[^/]+(?=/)");

    private final ChannelSettings settings;
    private final Path directory;
    private final Map<String, String> environment;

    /**
     * Prepares to read channels.
     *
     * @param settings how names become URLs
     * @param directory where relative paths start; absolute
     * @param environment the values of {@code $VARIABLES} in channel URLs
     */
    public ChannelNames(ChannelSettings settings, Path directory, Map<String, String> environment) {
        this.settings = settings;
        this.directory = directory;
        this.environment = environment;
    }

    /**
     * The channels that a text means.
     *
     * @param text a name, a URL or a path
     * @return one channel, or those of a multichannel in their order
     * @throws InvalidInput when it is none of these, or names a variable that is not set
     */
    public List<ResolvedChannel> resolve(String text) {
        String name = text.strip();
        List<String> members = settings.multichannels().get(name);
        if (members == null) {
            return List.of(resolveOne(name));
        }
        List<ResolvedChannel> resolved = new ArrayList<>();
        for (String member : members) {
            ResolvedChannel channel = resolveOne(member);
            // conda's name for each member is that of the whole, so that defaults::python finds it in any of them.
            Channel renamed = new Channel(name, channel.channel().baseUrl());
            resolved.add(new ResolvedChannel(renamed, channel.fetchUrl(), channel.usedVariables()));
        }
        return resolved;
    }

    private ResolvedChannel resolveOne(String text) {
        if (text.contains("://") || text.startsWith("file:")) {
            return fromUrl(text);
        }
        if (PATH.matcher(text).matches()) {
            return fromPath(text);
        }
        return fromName(text);
    }

    private ResolvedChannel fromUrl(String text) {
        List<String> variables = new ArrayList<>();
        String url = expanded(text, variables);
        ChannelUrl parsed = ChannelUrl.parse(url, withoutSecrets(text));
        return new ResolvedChannel(
                new Channel(nameOf(parsed.baseUrl()), parsed.baseUrl()), parsed.fetchUrl(), variables);
    }

    private ResolvedChannel fromPath(String text) {
        String path = text.startsWith("~") ? settings.home() + text.substring(1) : text;
        Path absolute = directory.resolve(path).normalize();
        String slashed = absolute.toString().replace('\\', '/');
        String rooted = slashed.startsWith("/") ? slashed : "/" + slashed;
        try {
            String url = "file://" + new URI(null, null, rooted, null).getRawPath();
            ChannelUrl parsed = ChannelUrl.parse(url, text);
            return new ResolvedChannel(
                    new Channel(ChannelUrl.withoutSubdir(text), parsed.baseUrl()), parsed.baseUrl(), List.of());
        } catch (URISyntaxException e) {
            throw new InvalidInput("Not the path of a channel: " + text, Remedy.fixInput("Write a plain path."), e);
        }
    }

    private ResolvedChannel fromName(String text) {
        String name = ChannelUrl.withoutSubdir("/" + text).substring(1);
        if (!NAME.matcher(name).matches() || text.contains("..")) {
            throw new InvalidInput(
                    "Not a channel: '" + text + "'",
                    Remedy.fixInput("Write a name such as conda-forge, a URL, or a path that starts with ./ or /."));
        }
        String base = customBase(name).orElse(settings.alias());
        ChannelUrl parsed = ChannelUrl.parse(withSlash(base) + name, name);
        return new ResolvedChannel(new Channel(name, parsed.baseUrl()), parsed.fetchUrl(), List.of());
    }

    /** The base of the longest custom channel that a name is, or lies below. */
    private Optional<String> customBase(String name) {
        String longest = "";
        for (String custom : settings.customChannels().keySet()) {
            boolean fits = name.equals(custom) || name.startsWith(custom + "/");
            longest = fits && custom.length() > longest.length() ? custom : longest;
        }
        return Optional.ofNullable(settings.customChannels().get(longest));
    }

    /** conda's name for a URL: what is left of it below the alias or a custom channel, else the URL itself. */
    private String nameOf(String baseUrl) {
        for (Map.Entry<String, String> custom : settings.customChannels().entrySet()) {
            String url = canonical(withSlash(custom.getValue()) + custom.getKey());
            if (baseUrl.equals(url) || baseUrl.startsWith(url + "/")) {
                return custom.getKey() + baseUrl.substring(url.length());
            }
        }
        String alias = canonical(settings.alias()) + "/";
        boolean below = baseUrl.startsWith(alias) && baseUrl.length() > alias.length();
        return below ? baseUrl.substring(alias.length()) : baseUrl;
    }

    private String expanded(String text, List<String> variables) {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (matcher.find()) {
            String braced = matcher.group(1);
            String name = braced == null ? matcher.group(2) : braced;
            @Nullable String value = environment.get(name);
            if (value == null) {
                throw new InvalidInput(
                        "Channel " + withoutSecrets(text) + ": the environment variable " + name + " is not set",
                        Remedy.fixInput("Set " + name + ", or write its value into the channel's URL."));
            }
            if (!variables.contains(name)) {
                variables.add(name);
            }
            matcher.appendReplacement(expanded, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(expanded).toString();
    }

    private static String canonical(String url) {
        return ChannelUrl.parse(url, url).baseUrl();
    }

    /**
     * A channel as it may be shown and compared.
     *
     * @param channel as its user wrote it
     * @return the same without user, password and token
     */
    public static String withoutSecrets(String channel) {
        return SECRETS.matcher(channel).replaceAll("").replace("/t//", "/");
    }

    private static String withSlash(String url) {
        return url.endsWith("/") ? url : url + "/";
    }
}
