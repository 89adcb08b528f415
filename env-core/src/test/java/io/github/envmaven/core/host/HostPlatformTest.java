package io.github.envmaven.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-64",
        "Linux, aarch64, linux-aarch64",
        "Linux, ppc64le, linux-ppc64le",
        "Linux, s390x, linux-s390x",
        "Linux, riscv64, linux-riscv64",
        "Linux, arm, linux-armv7l",
        "Linux, i386, linux-32",
        "Mac OS X, x86_64, osx-64",
        "Mac OS X, aarch64, osx-arm64",
        "Windows 11, amd64, win-64",
        "Windows Server 2022, amd64, win-64",
        "Windows 11, aarch64, win-arm64",
        "Windows 10, x86, win-32",
        "FreeBSD, amd64, freebsd-64"
    })
    void namesThePlatformOfEveryKindOfMachine(String os, String arch, String platform) {
        assertThat(HostPlatform.of(os, arch).name()).isEqualTo(platform);
    }

    @Test
    void saysSoWhereCondaHasNoPlatform() {
        assertThatThrownBy(() -> HostPlatform.of("AIX", "ppc64"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Conda has no platform for AIX on ppc64");
    }
}
