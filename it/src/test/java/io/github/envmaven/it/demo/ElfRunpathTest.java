package io.github.envmaven.it.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ElfRunpathTest {

    @Test
    void overwritesTheRunpathWithoutMovingWhatFollows() {
        byte[] module = bytes("ELF $ORIGIN/:$ORIGIN/../:$ORIGIN/../lib/\0next");

        byte[] changed = ElfRunpath.pointToLib(module);

        assertThat(changed).hasSameSizeAs(module);
        assertThat(text(changed)).startsWith("ELF $ORIGIN/../..\0").endsWith("\0next");
    }

    @Test
    void leavesOtherFilesAlone() {
        byte[] module = bytes("ELF $ORIGIN/lib\0");

        assertThat(ElfRunpath.pointToLib(module)).isSameAs(module);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
