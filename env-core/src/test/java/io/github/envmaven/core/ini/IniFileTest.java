package io.github.envmaven.core.ini;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IniFileTest {

    @Test
    void readsSectionsNamesAndValues() {
        IniFile file = IniFile.parse("""
                before = ignored
                # a comment
                ; another
                [one]
                Key = a=b # c
                other: https://x
                empty =
                nothing
                [ two ]
                key = 1
                key = 2
                [one]
                more=3
                """);

        assertThat(file.section("one"))
                .isEqualTo(Map.of("key", "a=b # c", "other", "https://x", "empty", "", "more", "3"));
        assertThat(file.section("two")).isEqualTo(Map.of("key", "2"));
        assertThat(file.section("three")).isEmpty();
    }

    @Test
    void goesOnWithAValueWhereALineIsIndentedMoreThanItsName() {
        IniFile file = IniFile.parse("""
                [one]
                  urls =
                      https://a
                  # not said

                      https://b
                  key = 1
                [two]
                s3 =
                  region = nested
                region = own
                """);

        assertThat(file.section("one")).isEqualTo(Map.of("urls", "\nhttps://a\nhttps://b", "key", "1"));
        assertThat(file.section("two")).isEqualTo(Map.of("s3", "\nregion = nested", "region", "own"));
    }
}
