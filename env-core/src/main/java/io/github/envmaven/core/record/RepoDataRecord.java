package io.github.envmaven.core.record;

import io.github.envmaven.core.channel.Channel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A package record together with where its file is. The file's name and URL are put together when somebody asks: a solve
 * never does.
 */
public final class RepoDataRecord {

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
        return isWholeUrl ? place : place + encoded(fileName());
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

    private static String encoded(String fileName) {
        for (int i = 0; i < fileName.length(); i++) {
            if (!isPlain(fileName.charAt(i))) {
                return percentEncoded(fileName);
            }
        }
        return fileName;
    }

    private static String percentEncoded(String fileName) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : fileName.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && isPlain((char) b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%');
                encoded.append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)));
                encoded.append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
            }
        }
        return encoded.toString();
    }

    /** RFC 3986: what a path segment may hold as it is. */
    private static boolean isPlain(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || "-._~!$&'()*+,;=@".indexOf(c) >= 0;
    }
}
