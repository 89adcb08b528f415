package io.github.envmaven.it.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;

/** A zone's recurring rule as POSIX writes it: {@code <+01>-1<+02>,M3.5.0/2,M10.5.0/3}. */
final class ZoneRuleText {

    private static final int SECONDS_OF_DAY = 24 * 60 * 60;
    private static final int SOME_YEAR = 2040;

    private ZoneRuleText() {}

    static String of(ZoneRules rules) {
        List<ZoneOffsetTransitionRule> recurring = rules.getTransitionRules();
        if (recurring.isEmpty()) {
            int offset = rules.getTransitions().isEmpty()
                    ? rules.getOffset(java.time.Instant.EPOCH).getTotalSeconds()
                    : rules.getTransitions()
                            .get(rules.getTransitions().size() - 1)
                            .getOffsetAfter()
                            .getTotalSeconds();
            return named(offset);
        }
        ZoneOffsetTransitionRule toSummer = isToSummer(recurring.get(0)) ? recurring.get(0) : recurring.get(1);
        ZoneOffsetTransitionRule toWinter = isToSummer(recurring.get(0)) ? recurring.get(1) : recurring.get(0);
        return named(toSummer.getOffsetBefore().getTotalSeconds())
                + named(toSummer.getOffsetAfter().getTotalSeconds())
                + "," + RecurringDay.of(toSummer).text()
                + "," + RecurringDay.of(toWinter).text();
    }

    static boolean needsVersion3(ZoneRules rules) {
        return rules.getTransitionRules().stream()
                .map(RecurringDay::of)
                .anyMatch(day -> day.seconds() < 0 || day.seconds() > SECONDS_OF_DAY);
    }

    /** A numeric name, as the database gives zones that have no established one. */
    static String abbreviation(int offset) {
        return offset == 0 ? "UTC" : signed(offset, "", offset < 0 ? "-" : "+");
    }

    private static boolean isToSummer(ZoneOffsetTransitionRule rule) {
        return !rule.getOffsetAfter().equals(rule.getStandardOffset());
    }

    /** POSIX counts offsets westward. */
    private static String named(int offset) {
        return "<" + abbreviation(offset) + ">" + signed(offset, ":", offset > 0 ? "-" : "");
    }

    private static String signed(int seconds, String separator, String sign) {
        int size = Math.abs(seconds);
        String hours = two(size / 3600);
        String minutes = size % 3600 == 0 ? "" : separator + two(size / 60 % 60);
        return sign + hours + minutes + (size % 60 == 0 ? "" : separator + two(size % 60));
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** Month, week (5 is the last), day of week (0 is Sunday), and seconds from that day's midnight by the wall clock. */
    private record RecurringDay(int month, int week, int dayOfWeek, int seconds) {

        static RecurringDay of(ZoneOffsetTransitionRule rule) {
            int day = rule.getDayOfMonthIndicator();
            DayOfWeek weekday = rule.getDayOfWeek();
            if (weekday == null) {
                throw new IllegalStateException("A rule without a day of the week: " + rule);
            }
            boolean isLast = day < 0
                    || (rule.getMonth() != Month.FEBRUARY
                            && day + 6 == rule.getMonth().maxLength());
            // "Friday on or after the 23rd" has no week of its own: it is a day after "Thursday on or after the 22nd".
            int later = isLast ? 0 : (day - 1) % 7;
            int week = isLast ? 5 : (day - 1) / 7 + 1;
            DayOfWeek base = weekday.minus(later);
            ZoneOffsetTransition transition = rule.createTransition(SOME_YEAR);
            LocalDate baseDate = LocalDate.of(SOME_YEAR, rule.getMonth(), 1)
                    .with(
                            week == 5
                                    ? TemporalAdjusters.lastInMonth(base)
                                    : TemporalAdjusters.dayOfWeekInMonth(week, base));
            int seconds = Math.toIntExact(Duration.between(
                            baseDate.atStartOfDay().atOffset(ZoneOffset.UTC),
                            transition.getDateTimeBefore().atOffset(ZoneOffset.UTC))
                    .toSeconds());
            return new RecurringDay(rule.getMonth().getValue(), week, base.getValue() % 7, seconds);
        }

        String text() {
            return "M" + month + "." + week + "." + dayOfWeek + "/" + signed(seconds, ":", seconds < 0 ? "-" : "");
        }
    }
}
