package io.github.envmaven.core.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The x86-64 processors that conda has names for, as the archspec project defines them: what each can do beyond those it
 * comes from, but for what every x86-64 processor can (mmx, sse, sse2). The four levels of the psABI belong to no vendor.
 */
final class X86Processors {

    private static final String GENERIC = "-";
    private static final String INTEL = "GenuineIntel";
    private static final String AMD = "AuthenticAMD";

    private final Map<String, Processor> byName = new LinkedHashMap<>();

    /** One processor: all it comes from, and all that it can do. */
    private record Processor(String name, String vendor, Set<String> ancestors, Set<String> flags) {

        /** archspec's measure: how far it has come, then how much it can do. */
        boolean isMoreThan(Processor other) {
            return ancestors.size() != other.ancestors.size()
                    ? ancestors.size() > other.ancestors.size()
                    : flags.size() > other.flags.size();
        }
    }

    private X86Processors() {}

    /**
     * The name of a processor: of its vendor's the most advanced that can do no more than it, if that is beyond the level it
     * has; else the level.
     *
     * @param vendor as {@code /proc/cpuinfo} says it
     * @param flags likewise
     */
    static String name(String vendor, Set<String> flags) {
        X86Processors known = new X86Processors();
        known.addLevels();
        known.addIntel();
        known.addAmd();
        Processor level = known.best(GENERIC, "", flags);
        Processor named = known.best(vendor, level.name(), flags);
        return named.name();
    }

    private Processor best(String vendor, String ancestor, Set<String> flags) {
        Set<String> able = new TreeSet<>(flags);
        if (flags.contains("pni") || flags.contains("ssse3")) {
            able.add("sse3");
        }
        List<Processor> fitting = new ArrayList<>();
        for (Processor processor : byName.values()) {
            boolean isMeant = processor.name().equals(ancestor)
                    || (processor.vendor().equals(vendor)
                            && (ancestor.isEmpty() || processor.ancestors().contains(ancestor)));
            if (isMeant && able.containsAll(processor.flags())) {
                fitting.add(processor);
            }
        }
        Processor best = fitting.get(0);
        for (Processor processor : fitting) {
            best = processor.isMoreThan(best) ? processor : best;
        }
        return best;
    }

    private void addLevels() {
        add("x86_64", GENERIC, "", "");
        add("x86_64_v2", GENERIC, "x86_64", "cx16 lahf_lm popcnt sse4_1 sse4_2 ssse3");
        add("x86_64_v3", GENERIC, "x86_64_v2", "abm avx avx2 bmi1 bmi2 f16c fma movbe xsave");
        add("x86_64_v4", GENERIC, "x86_64_v3", "avx512bw avx512cd avx512dq avx512f avx512vl");
    }

    private void addIntel() {
        add("nocona", INTEL, "x86_64", "sse3");
        add("core2", INTEL, "nocona", "ssse3");
        add("nehalem", INTEL, "core2 x86_64_v2", "");
        add("westmere", INTEL, "nehalem", "aes pclmulqdq");
        add("sandybridge", INTEL, "westmere", "avx");
        add("ivybridge", INTEL, "sandybridge", "f16c rdrand");
        add("haswell", INTEL, "ivybridge x86_64_v3", "");
        add("broadwell", INTEL, "haswell", "adx rdseed");
        add("skylake", INTEL, "broadwell", "clflushopt xsavec xsaveopt");
        add("mic_knl", INTEL, "broadwell", "avx512cd avx512er avx512f avx512pf");
        add("skylake_avx512", INTEL, "skylake x86_64_v4", "clwb");
        add("cannonlake", INTEL, "skylake x86_64_v4", "avx512ifma avx512vbmi sha_ni");
        add("cascadelake", INTEL, "skylake_avx512", "avx512_vnni");
        add(
                "icelake",
                INTEL,
                "cascadelake cannonlake",
                "avx512_bitalg avx512_vbmi2 avx512_vpopcntdq gfni rdpid vaes vpclmulqdq");
        add(
                "sapphirerapids",
                INTEL,
                "icelake",
                "amx_bf16 amx_int8 amx_tile avx512_bf16 cldemote movdir64b movdiri serialize waitpkg");
        add(
                "alderlake",
                INTEL,
                "skylake",
                "avx_vnni clwb gfni movdir64b movdiri rdpid serialize sha_ni vaes vpclmulqdq waitpkg");
        add("arrowlake", INTEL, "alderlake", "avx_ifma avx_ne_convert avx_vnni_int8 cmpccxadd");
        add("arrowlake_s", INTEL, "arrowlake", "avx_vnni_int16 sha512 sm3 sm4");
    }

    private void addAmd() {
        add("k10", AMD, "x86_64", "3dnow 3dnowext abm cx16 sse4a");
        add("bulldozer", AMD, "x86_64_v2", "abm aes avx fma4 pclmulqdq sse4a xop xsave");
        add("piledriver", AMD, "bulldozer", "bmi1 f16c fma tbm");
        add("steamroller", AMD, "piledriver", "fsgsbase");
        add("excavator", AMD, "steamroller x86_64_v3", "");
        add("zen", AMD, "x86_64_v3", "aes clflushopt clzero fsgsbase pclmulqdq rdseed sse4a xsavec xsaveopt");
        add("zen2", AMD, "zen", "clwb");
        add("zen3", AMD, "zen2", "pku vaes vpclmulqdq");
        add(
                "zen4",
                AMD,
                "zen3 x86_64_v4",
                "avx512_bf16 avx512_bitalg avx512_vbmi2 avx512_vnni avx512_vpopcntdq avx512ifma avx512vbmi flush_l1d gfni");
        add("zen5", AMD, "zen4", "avx512_vp2intersect avx_vnni movdir64b movdiri tsc_adjust");
    }

    private void add(String name, String vendor, String parents, String moreFlags) {
        Set<String> ancestors = new TreeSet<>();
        Set<String> flags = new TreeSet<>(words(moreFlags));
        for (String parent : words(parents)) {
            Processor known = byName.get(parent);
            if (known == null) {
                throw new IllegalStateException(name + " comes from " + parent + ", which is not there yet");
            }
            ancestors.add(parent);
            ancestors.addAll(known.ancestors());
            flags.addAll(known.flags());
        }
        byName.put(name, new Processor(name, vendor, ancestors, flags));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
