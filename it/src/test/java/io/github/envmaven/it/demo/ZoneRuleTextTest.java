package io.github.envmaven.it.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneRuleTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UTC               | <UTC>00
            Europe/Berlin     | <+01>-01<+02>-02,M3.5.0/02,M10.5.0/03
            America/New_York  | <-05>05<-04>04,M3.2.0/02,M11.1.0/02
            Australia/Sydney  | <+10>-10<+11>-11,M10.1.0/02,M4.1.0/03
            Asia/Jerusalem    | <+02>-02<+03>-03,M3.4.4/26,M10.5.0/02
            Asia/Kolkata      | <+0530>-05:30
            """)
    void writesTheRecurringRuleAsPosixDoes(String zone, String rule) {
        assertThat(ZoneRuleText.of(ZoneId.of(zone).getRules())).isEqualTo(rule);
    }
}
