package io.github.envmaven.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.record.VirtualPackage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VirtualPackagesTest {

    private static final HostPlatform LINUX = new HostPlatform("linux-64");

    @Test
    void detectsALinuxMachine() {
        FakeMachine machine = new FakeMachine()
                .with("/proc/sys/kernel/osrelease", "6.18.44-fc-v657\n")
                .with("getconf GNU_LIBC_VERSION", "glibc 2.36\n")
                .with(
                        "/proc/cpuinfo",
                        "processor : 0\nflags\t\t: fpu sse sse2 ssse3 sse4_1 sse4_2 cx16 lahf_lm popcnt\n");

        assertThat(texts(VirtualPackages.detected(LINUX, machine)))
                .containsExactly("__archspec=1=x86_64_v2", "__glibc=2.36=0", "__linux=6.18.44=0", "__unix=0=0");
    }

    @Test
    void asksTheLinkerWhereGetconfIsMissing() {
        FakeMachine machine = new FakeMachine()
                .with("/proc/sys/kernel/osrelease", "5.10\n")
                .with("ldd --version", "ldd (Debian GLIBC 2.36-9+deb12u14) 2.36\nCopyright (C) 2022\n");

        assertThat(texts(VirtualPackages.detected(LINUX, machine))).contains("__glibc=2.36=0");
    }

    @Test
    void findsNoGlibcBesideMusl() {
        FakeMachine machine = new FakeMachine()
                .with("/proc/sys/kernel/osrelease", "5.10\n")
                .with("ldd --version", "musl libc (x86_64)\nVersion 1.2.4\n");

        assertThat(texts(VirtualPackages.detected(LINUX, machine)))
                .containsExactly("__archspec=1=x86_64", "__linux=5.10=0", "__unix=0=0");
    }

    @Test
    void asksForCudaOnlyWhereThereIsADriver() {
        String smi = "| NVIDIA-SMI 550.54.15   Driver Version: 550.54.15   CUDA Version: 12.4  |";
        FakeMachine without = new FakeMachine().with("nvidia-smi", smi);
        FakeMachine with = new FakeMachine().with("nvidia-smi", smi).with("/proc/driver/nvidia/version", "NVRM");

        assertThat(texts(VirtualPackages.detected(LINUX, without))).doesNotContain("__cuda=12.4=0");
        assertThat(texts(VirtualPackages.detected(LINUX, with))).contains("__cuda=12.4=0");
    }

    @Test
    void detectsAMac() {
        FakeMachine machine = new FakeMachine()
                .with("sw_vers -productVersion", "14.5\n")
                .with("sysctl -n machdep.cpu.brand_string", "Apple M3 Max\n");

        assertThat(texts(VirtualPackages.detected(new HostPlatform("osx-arm64"), machine)))
                .containsExactly("__archspec=1=m3", "__osx=14.5=0", "__unix=0=0");
    }

    @Test
    void detectsWindows() {
        FakeMachine machine = new FakeMachine().with("cmd /c ver", "\nMicrosoft Windows [Version 10.0.22631.3593]\n");

        assertThat(texts(VirtualPackages.detected(new HostPlatform("win-64"), machine)))
                .containsExactly("__archspec=1=x86_64", "__win=10.0.22631=0");
    }

    @Test
    void tellsTheLevelsOfX86ProcessorsApart() {
        String v2 = "cx16 lahf_lm popcnt sse4_1 sse4_2 ssse3 ";
        String v3 = v2 + "abm avx avx2 bmi1 bmi2 f16c fma movbe xsave ";
        String v4 = v3 + "avx512f avx512bw avx512cd avx512dq avx512vl ";

        assertThat(List.of(level("sse2"), level(v2), level(v3), level(v4)))
                .containsExactly("x86_64", "x86_64_v2", "x86_64_v3", "x86_64_v4");
    }

    @Test
    void assumesWhatAnyMachineOfAPlatformHas() {
        assertThat(texts(VirtualPackages.assumed("linux-aarch64")))
                .containsExactly("__archspec=1=aarch64", "__glibc=2.28=0", "__linux=4.18=0", "__unix=0=0");
        assertThat(texts(VirtualPackages.assumed("osx-arm64")))
                .containsExactly("__archspec=1=m1", "__osx=13.0=0", "__unix=0=0");
        assertThat(texts(VirtualPackages.assumed("win-64"))).containsExactly("__archspec=1=x86_64", "__win=10.0=0");
        assertThat(texts(VirtualPackages.assumed("noarch"))).isEmpty();
    }

    @Test
    void letsCondasVariablesOverride() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("CONDA_OVERRIDE_GLIBC", "2.17");
        environment.put("CONDA_OVERRIDE_CUDA", "12.1");
        environment.put("CONDA_OVERRIDE_LINUX", "");
        environment.put("CONDA_OVERRIDE_ARCHSPEC", "zen3");
        environment.put("CONDA_OVERRIDE_OSX", "15.0");

        List<VirtualPackage> result =
                VirtualPackages.overridden(VirtualPackages.assumed("linux-64"), "linux-64", environment);

        assertThat(texts(result)).containsExactly("__archspec=1=zen3", "__cuda=12.1=0", "__glibc=2.17=0", "__unix=0=0");
    }

    @Test
    void letsTheProjectHaveTheLastWord() {
        List<VirtualPackage> result = VirtualPackages.configured(
                VirtualPackages.assumed("linux-64"),
                List.of("__glibc=2.34", "__cuda=12.4=0", "__archspec=1=x86_64_v3", "__linux=", "__site=1=a"));

        assertThat(texts(result))
                .containsExactly(
                        "__archspec=1=x86_64_v3", "__cuda=12.4=0", "__glibc=2.34=0", "__site=1=a", "__unix=0=0");
    }

    @Test
    void refusesSettingsOfAnotherForm() {
        assertThatThrownBy(() -> VirtualPackages.configured(List.of(), List.of("glibc=2.28")))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Not a virtual package setting: 'glibc=2.28'");
        assertThatThrownBy(() -> VirtualPackages.configured(List.of(), List.of("__glibc")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> VirtualPackages.configured(List.of(), List.of("__a=1=2=3")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void detectsThisVeryMachineWithoutFailing() {
        List<VirtualPackage> found = VirtualPackages.detected(HostPlatform.current(), new LocalMachine());

        assertThat(found).isNotEmpty();
    }

    @Test
    void namesTheProcessorOfAVendor() {
        String v3 = "cx16 lahf_lm popcnt sse4_1 sse4_2 ssse3 abm avx avx2 bmi1 bmi2 f16c fma movbe xsave";
        String haswell = v3 + " aes pclmulqdq rdrand";
        String skylake = haswell + " adx rdseed clflushopt xsavec xsaveopt";
        String v4 = " avx512bw avx512cd avx512dq avx512f avx512vl";
        String zen3 =
                v3 + " aes clflushopt clzero fsgsbase pclmulqdq rdseed sse4a xsavec xsaveopt clwb pku vaes vpclmulqdq";

        assertThat(processor("GenuineIntel", haswell)).isEqualTo("haswell");
        assertThat(processor("GenuineIntel", skylake)).isEqualTo("skylake");
        assertThat(processor("GenuineIntel", skylake + v4 + " clwb")).isEqualTo("skylake_avx512");
        assertThat(processor("AuthenticAMD", zen3)).isEqualTo("zen3");
        // What a level promises counts more than a name that promises less.
        assertThat(processor("AuthenticAMD", zen3 + v4)).isEqualTo("x86_64_v4");
        assertThat(processor("AuthenticAMD", haswell)).isEqualTo("x86_64_v3");
        assertThat(processor("GenuineIntel", "pni")).isEqualTo("nocona");
        assertThat(processor("CentaurHauls", skylake)).isEqualTo("x86_64_v3");
    }

    private static String processor(String vendor, String flags) {
        return detectedProcessor("vendor_id\t: " + vendor + "\nflags\t\t: " + flags + "\n");
    }

    private static String level(String flags) {
        return detectedProcessor("flags : " + flags + "\n");
    }

    private static String detectedProcessor(String cpuinfo) {
        FakeMachine machine = new FakeMachine().with("/proc/cpuinfo", cpuinfo);
        return VirtualPackages.detected(LINUX, machine).stream()
                .filter(found -> found.name().value().equals("__archspec"))
                .findFirst()
                .orElseThrow()
                .build();
    }

    private static List<String> texts(List<VirtualPackage> packages) {
        return packages.stream().map(VirtualPackage::toString).toList();
    }

    private static final class FakeMachine implements Machine {

        private final Map<String, String> answers = new TreeMap<>();

        FakeMachine with(String question, String answer) {
            answers.put(question, answer);
            return this;
        }

        @Override
        public Optional<String> file(String path) {
            return Optional.ofNullable(answers.get(path));
        }

        @Override
        public Optional<String> output(String... command) {
            return Optional.ofNullable(answers.get(String.join(" ", command)));
        }
    }
}
