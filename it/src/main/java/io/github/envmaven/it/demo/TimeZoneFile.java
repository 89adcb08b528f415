package io.github.envmaven.it.demo;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** Writes a zone's rules as a TZif file (RFC 8536). Abbreviations are numeric ({@code +01}): the JDK knows no others. */
final class TimeZoneFile {

    /** Beyond it readers go by the rule at the file's end; before it some older ones do not. */
    private static final int LAST_YEAR = 2037;

    private final ZoneRules rules;
    private final List<LocalTimeType> types = new ArrayList<>();
    private final List<ZoneOffsetTransition> transitions = new ArrayList<>();

    private TimeZoneFile(ZoneRules rules) {
        this.rules = rules;
        transitions.addAll(rules.getTransitions());
        addRecurringTransitions();
        typeOf(firstOffset(), Instant.MIN);
        transitions.forEach(transition -> typeOf(transition.getOffsetAfter(), transition.getInstant()));
    }

    static byte[] of(ZoneRules rules) {
        TimeZoneFile file = new TimeZoneFile(rules);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            file.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Offset from UTC in seconds, whether summer time, and the name, as the file knows them. */
    private record LocalTimeType(int offset, int isSummer) {

        String abbreviation() {
            return ZoneRuleText.abbreviation(offset);
        }
    }

    private void addRecurringTransitions() {
        if (rules.getTransitionRules().isEmpty()) {
            return;
        }
        ZoneOffsetTransition last = transitions.get(transitions.size() - 1);
        for (int year = last.getDateTimeBefore().getYear(); year <= LAST_YEAR; year++) {
            for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
                ZoneOffsetTransition next = rule.createTransition(year);
                if (next.getInstant().isAfter(last.getInstant())) {
                    transitions.add(next);
                }
            }
        }
        transitions.sort(null);
    }

    private ZoneOffset firstOffset() {
        return transitions.isEmpty()
                ? rules.getOffset(Instant.EPOCH)
                : transitions.get(0).getOffsetBefore();
    }

    /** The number of a type, which is added where it is new. */
    private int typeOf(ZoneOffset offset, Instant from) {
        boolean isSummer = !from.equals(Instant.MIN) && rules.isDaylightSavings(from);
        LocalTimeType type = new LocalTimeType(offset.getTotalSeconds(), isSummer ? 1 : 0);
        if (!types.contains(type)) {
            types.add(type);
        }
        return types.indexOf(type);
    }

    private void write(DataOutputStream out) throws IOException {
        String rule = ZoneRuleText.of(rules);
        // Times of day outside 0 to 24 hours in the rule came with version 3 (RFC 8536, 3.3.1).
        char version = ZoneRuleText.needsVersion3(rules) ? '3' : '2';
        header(out, version, new int[] {0, 1, 1});
        out.writeInt(0);
        out.writeShort(0);
        out.write(0);
        StringBuilder names = new StringBuilder();
        List<Integer> nameStarts = new ArrayList<>();
        for (LocalTimeType type : types) {
            nameStarts.add(names.length());
            names.append(type.abbreviation()).append('\0');
        }
        header(out, version, new int[] {transitions.size(), types.size(), names.length()});
        for (ZoneOffsetTransition transition : transitions) {
            out.writeLong(transition.toEpochSecond());
        }
        for (ZoneOffsetTransition transition : transitions) {
            out.write(typeOf(transition.getOffsetAfter(), transition.getInstant()));
        }
        for (int i = 0; i < types.size(); i++) {
            out.writeInt(types.get(i).offset());
            out.write(types.get(i).isSummer());
            out.write(nameStarts.get(i));
        }
        out.write(names.toString().getBytes(StandardCharsets.US_ASCII));
        out.write(("\n" + rule + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Counts of transitions, types and bytes of names follow three kinds that such files do without. */
    private static void header(DataOutputStream out, char version, int[] counts) throws IOException {
        out.write("TZif".getBytes(StandardCharsets.US_ASCII));
        out.write(version);
        out.write(new byte[15 + 12]);
        for (int count : counts) {
            out.writeInt(count);
        }
    }
}
