package io.github.envmaven.core.command;

import io.github.envmaven.core.channel.ChannelNames;
import io.github.envmaven.core.channel.ChannelSettings;
import io.github.envmaven.core.channel.ResolvedChannel;
import io.github.envmaven.core.command.SessionSettings.CondarcUse;
import io.github.envmaven.core.condarc.Condarc;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.Credentials;
import io.github.envmaven.core.http.Download;
import io.github.envmaven.core.http.HttpTransport;
import io.github.envmaven.core.http.MirrorTransport;
import io.github.envmaven.core.http.OfflineTransport;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.http.RetryPolicy;
import io.github.envmaven.core.http.RoutingTransport;
import io.github.envmaven.core.http.Transport;
import io.github.envmaven.core.oci.OciTransport;
import io.github.envmaven.core.pypi.PageUse;
import io.github.envmaven.core.pypi.SimpleIndexes;
import io.github.envmaven.core.repodata.CacheUse;
import io.github.envmaven.core.repodata.ChannelNotices;
import io.github.envmaven.core.repodata.Extent;
import io.github.envmaven.core.repodata.RepoDataFetcher;
import io.github.envmaven.core.s3.S3Transport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** A session's way to channels: which they are, how they are reached, and what they have. Safe for several threads. */
final class SessionNetwork implements AutoCloseable {

    private final SessionSettings settings;
    private final EventListener listener;
    private final Executor waiting;
    private final NetworkSetup setup;
    private final ChannelSettings channelSettings;
    private final NetworkPlaces places;
    private final HttpTransport network;
    private final Transport transport;
    private final RepoDataFetcher repodata;
    private final Clock clock;

    /**
     * Reads what the user configured. Nothing is connected yet.
     *
     * @param settings the session's settings
     * @param clock tells how old cached indexes are
     * @param listener hears what is going on
     * @param waiting runs what mostly waits for servers
     */
    SessionNetwork(SessionSettings settings, Clock clock, EventListener listener, Executor waiting) {
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        this.waiting = waiting;
        this.setup = new NetworkSetup(settings, listener);
        this.channelSettings = setup.channels();
        this.places = setup.places(new ChannelNames(channelSettings, settings.home(), settings.environment()));
        this.network = new HttpTransport(setup.http(), listener);
        network.learn(places.mirrorSecrets());
        Transport direct = bySchemes(isOffline() ? new OfflineTransport() : network, settings, clock);
        this.transport = new MirrorTransport(places.mirrors(), direct, listener);
        Extent extent = extent(settings);
        Path indexes = settings.cache().resolve(extent == Extent.ALL ? "repodata" : "repodata-newest");
        this.repodata = new RepoDataFetcher(transport, indexes, use(), extent, clock, listener);
        repodata.prefetchOn(waiting);
    }

    /** Whether nothing but the cache may be used. */
    boolean isOffline() {
        return setup.isOffline();
    }

    Transport transport() {
        return transport;
    }

    RepoDataFetcher repodata() {
        return repodata;
    }

    ChannelNotices notices() {
        return new ChannelNotices(transport, settings.cache().resolve("notices"), clock, listener);
    }

    /** What conda's files say, as far as they count. */
    Condarc condarc() {
        return setup.condarc();
    }

    /**
     * Finds out which channels are meant. What they are written with to be let in, and what is kept under their names, is
     * remembered for requests alone.
     *
     * @param written channels as their user wrote them
     * @param baseDirectory what relative paths among them are relative to
     * @param environment the values of variables in their URLs
     * @return the channels, in the same order
     */
    List<ResolvedChannel> channels(List<String> written, Path baseDirectory, Map<String, String> environment) {
        ChannelNames names = new ChannelNames(channelSettings, baseDirectory, environment);
        List<ResolvedChannel> channels = new ArrayList<>();
        written.forEach(text -> channels.addAll(names.resolve(text)));
        for (ResolvedChannel channel : channels) {
            Credentials own = channel.hasSecrets()
                    ? Credentials.extract(channel.fetchUrl()).credentials()
                    : Credentials.NONE;
            network.learn(places.secretsOf(channel).with(own));
        }
        return channels;
    }

    /**
     * Takes secrets out of a URL of a package index and remembers them for requests alone. A user and password open the whole
     * server, as in pip: files often lie elsewhere than an index's pages.
     *
     * @param url a URL as it was written
     * @return the URL without them
     */
    String withoutSecrets(String url) {
        Credentials.Extracted extracted = Credentials.extract(url);
        network.learn(extracted.credentials().forServers());
        return extracted.url();
    }

    /**
     * Opens Python's package indexes.
     *
     * @param urls the indexes without secrets, the most trusted first
     * @param folders directories of distributions
     * @return the indexes
     */
    SimpleIndexes indexes(List<String> urls, List<Path> folders) {
        Download download = new Download(transport, RetryPolicy.DEFAULT, listener);
        PageUse use = switch (use()) {
            case OFFLINE -> PageUse.OFFLINE;
            case REVALIDATE -> PageUse.REVALIDATE;
            case AS_SERVER_ALLOWS -> PageUse.AS_SERVER_ALLOWS;
        };
        return SimpleIndexes.open(
                urls,
                folders,
                new SimpleIndexes.Access(transport, download, settings.cache().resolve("pypi"), use, clock, waiting));
    }

    /**
     * Warns of channels that conda would take for others, because its configuration says what their names mean.
     *
     * @param written channels as their user wrote them
     * @param baseDirectory what relative paths among them are relative to
     */
    void warnOfOtherNames(List<String> written, Path baseDirectory) {
        if (settings.condarc() != CondarcUse.TRANSPORT) {
            return;
        }
        ChannelNames own = new ChannelNames(channelSettings, baseDirectory, settings.environment());
        ChannelNames condas = new ChannelNames(setup.channels(CondarcUse.ALL), baseDirectory, settings.environment());
        for (String text : written) {
            String here = urls(own.resolve(text));
            String there = urls(condas.resolve(text));
            if (!here.equals(there)) {
                listener.onEvent(new Event.Warned("Channel " + Redaction.redact(text) + " is " + here
                        + " here, and " + there
                        + " for conda on this machine: what conda's configuration calls channels"
                        + " does not count, unless condarc is set to 'all'."));
            }
        }
    }

    private static String urls(List<ResolvedChannel> channels) {
        return channels.stream().map(channel -> channel.channel().baseUrl()).collect(Collectors.joining(", "));
    }

    private static Transport bySchemes(Transport network, SessionSettings settings, Clock clock) {
        return new RoutingTransport(Map.of(
                "https",
                network,
                "http",
                network,
                "s3",
                new S3Transport(network, settings.environment(), settings.home(), clock),
                "oci",
                new OciTransport(network)));
    }

    @Override
    public void close() {
        network.close();
    }

    /** conda's own variable: the first file name it lists is the one to take. */
    private static Extent extent(SessionSettings settings) {
        String names =
                settings.environment().getOrDefault("CONDA_REPODATA_FNS", "").strip();
        return names.startsWith("current_repodata.json") ? Extent.NEWEST : Extent.ALL;
    }

    private CacheUse use() {
        if (isOffline()) {
            return CacheUse.OFFLINE;
        }
        boolean refresh = settings.network() == SessionSettings.Network.REFRESH;
        return refresh ? CacheUse.REVALIDATE : CacheUse.AS_SERVER_ALLOWS;
    }
}
