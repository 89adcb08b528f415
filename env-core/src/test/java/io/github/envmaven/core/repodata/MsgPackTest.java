package io.github.envmaven.core.repodata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.testing.PackWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MsgPackTest {

    @Test
    void readsEveryTypeInItsShortestAndLongestForm() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "a\"\\\n\u00e9" + "x".repeat(300));
        value.put("numbers", List.of(0, 127, 128, -1, -32, -33, 70000, -5_000_000_000L, 1.5));
        value.put("yes", true);
        value.put("digest", new byte[] {1, (byte) 0xab});
        value.put("many", new ArrayList<>(java.util.Collections.nCopies(70000, 1)));

        for (byte[] packed : List.of(PackWriter.shortest(value), PackWriter.longest(value))) {
            String json = new String(ShardJson.of(packed, "test", "b"), StandardCharsets.UTF_8);

            assertThat(json)
                    .startsWith("{\"info\":{\"base_url\":\"b\"},\"text\":\"a\\\"\\\\\\u000a\u00e9xxx")
                    .contains("\"numbers\":[0,127,128,-1,-32,-33,70000,-5000000000,2],\"yes\":true,\"digest\":\"01ab\"")
                    .endsWith("1,1,1]}");
            MsgPack skipping = new MsgPack(packed, "test");
            skipping.skip();
            assertThatThrownBy(skipping::peek).isInstanceOf(IntegrityFailed.class);
        }
    }

    @Test
    void skipsWhatIsNewerThanItKnows() {
        byte[] extension = {
            (byte) 0x93,
            (byte) 0xd4,
            5,
            1,
            (byte) 0xc7,
            2,
            5,
            1,
            2,
            (byte) 0xd8,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0
        };
        MsgPack in = new MsgPack(extension, "test");

        in.skip();

        assertThatThrownBy(in::peek).isInstanceOf(IntegrityFailed.class);
    }

    @Test
    void refusesEverythingThatIsCutShortOrScrambled() {
        byte[] whole =
                PackWriter.shortest(Map.of("packages", Map.of("a-1-0.conda", Map.of("name", "a", "size", 70000))));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ShardJson.of(cut, "test", "")).isInstanceOf(IntegrityFailed.class);
        }
        Random random = new Random(1);
        for (int i = 0; i < 5000; i++) {
            byte[] scrambled = whole.clone();
            scrambled[random.nextInt(whole.length)] = (byte) random.nextInt();
            try {
                ShardJson.of(scrambled, "test", "");
            } catch (IntegrityFailed e) {
                assertThat(e).hasMessageStartingWith("test is damaged");
            }
        }
    }

    @Test
    void refusesWhatIsNestedToFillTheStack() {
        byte[] deep = new byte[100_000];
        Arrays.fill(deep, (byte) 0x91);
        deep[0] = (byte) 0x81;
        deep[1] = (byte) 0xa0;

        assertThatThrownBy(() -> ShardJson.of(deep, "test", "")).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> new MsgPack(deep, "test").skip()).hasMessageContaining("nested deeper");
    }
}
