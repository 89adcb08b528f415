package io.github.envmaven.core.record;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.url.PercentEncoding;
import org.jspecify.annotations.Nullable;

/**
 * A package record together with where its file is. The file's name and URL are put together when somebody asks: a solve
 * never does.
 */
public final class RepoDataRecord {

    /** RFC 3986: what a path segment may hold as it is, beside letters and digits. */
    private static final String MARKS = "-._~!$&'()*+,;=@";

    private final PackageRecord packageRecord;
    private final String nameOrExtension;
    private final String place;
    private final boolean isWholeUrl;
    private final Channel channel;

    /**
     * A record whose file may be anywhere.
     *
     * @param packageRecord what the channel says about the file
     * @param fileName the archive's file name, extension included
     * @param url the archive's canonical URL, without credentials
     * @param channel the channel that offers it
     */
    public RepoDataRecord(PackageRecord packageRecord, String fileName, String url, Channel channel) {
        this(packageRecord, fileName, url, true, channel);
    }

    private RepoDataRecord(
            PackageRecord packageRecord, String nameOrExtension, String place, boolean isWholeUrl, Channel channel) {
        this.packageRecord = packageRecord;
        this.nameOrExtension = nameOrExtension;
        this.place = place;
        this.isWholeUrl = isWholeUrl;
        this.channel = channel;
    }

    /**
     * A record whose file is where its channel has all its files.
     *
     * @param directory a URL with a slash at the end, without credentials
     * @param packageRecord what the channel says about the file
     * @param nameOrExtension the archive's file name, or only its extension, with the dot, where the rest is what the
     *     record's fields say
     * @param channel the channel that offers it
     * @return the record
     */
    public static RepoDataRecord below(
            String directory, PackageRecord packageRecord, String nameOrExtension, Channel channel) {
        return new RepoDataRecord(packageRecord, nameOrExtension, directory, false, channel);
    }

    /**
     * What the channel says about the file.
     *
     * @return the package record
     */
    public PackageRecord packageRecord() {
        return packageRecord;
    }

    /**
     * The archive's file name.
     *
     * @return with its extension
     */
    public String fileName() {
        boolean follows = nameOrExtension.equals(".conda") || nameOrExtension.equals(".tar.bz2");
        return follows ? packageRecord.stem() + nameOrExtension : nameOrExtension;
    }

    /**
     * Whether the archive is in the newer of the two formats.
     *
     * @return whether its name ends with {@code .conda}
     */
    public boolean isConda() {
        return nameOrExtension.endsWith(".conda");
    }

    /**
     * Where the archive is.
     *
     * @return its canonical URL, without credentials
     */
    public String url() {
        return isWholeUrl ? place : place + PercentEncoding.encode(fileName(), MARKS);
    }

    /**
     * The channel that offers the file.
     *
     * @return the channel
     */
    public Channel channel() {
        return channel;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RepoDataRecord that
                && fileName().equals(that.fileName())
                && channel.equals(that.channel)
                && packageRecord.equals(that.packageRecord)
                && url().equals(that.url());
    }

    @Override
    public int hashCode() {
        return packageRecord.build().hashCode();
    }

    @Override
    public String toString() {
        return channel.name() + "/" + packageRecord.subdir() + "::" + packageRecord.stem();
    }
}
