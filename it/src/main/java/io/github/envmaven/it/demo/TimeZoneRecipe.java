package io.github.envmaven.it.demo;

import io.github.envmaven.it.channel.PackageEntry;
import io.github.envmaven.it.channel.Recipe;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.TreeSet;

/** The tzdata package, made from the time zone rules of the JDK that builds the channel. */
final class TimeZoneRecipe {

    private TimeZoneRecipe() {}

    static Recipe tzdata() {
        List<PackageEntry> zones = new TreeSet<>(ZoneId.getAvailableZoneIds())
                .stream()
                        .filter(id -> !id.startsWith("SystemV/"))
                        .map(id -> PackageEntry.file(
                                "share/zoneinfo/" + id,
                                TimeZoneFile.of(ZoneId.of(id).getRules())))
                        .toList();
        return Recipe.of("tzdata", version())
                .about("LicenseRef-Public-Domain", "Time zones, from the rules of the JDK that built this channel")
                .with(zones);
    }

    /**
     * The release of the IANA database that this JDK knows.
     *
     * @return for example {@code 2025a}
     */
    static String version() {
        return ZoneRulesProvider.getVersions("UTC").lastKey();
    }
}
