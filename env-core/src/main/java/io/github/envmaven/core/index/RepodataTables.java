package io.github.envmaven.core.index;

/** What one {@code repodata.json} holds, as it grows while it is read. */
final class RepodataTables {

    final StringTable strings;
    final ListTable lists;
    final RecordTable records;
    final SkippedRecords skipped = new SkippedRecords();

    /** String number of the platform. */
    int platform = StringTable.ABSENT;

    /** String number of the base URL of packages (CEP 15). */
    int baseUrl = StringTable.ABSENT;

    /** String number of the channel of higher priority (CEP 42). */
    int baseChannel = StringTable.ABSENT;

    /** String number of the channel of lower priority (CEP 42). */
    int overriddenChannel = StringTable.ABSENT;

    private RepodataTables(int recent, int recordShift) {
        this.strings = new StringTable(recent);
        this.lists = new ListTable(recent);
        this.records = new RecordTable(recordShift);
    }

    /** Tables for a whole subdir. */
    static RepodataTables large() {
        return new RepodataTables(1 << 14, 15);
    }

    /** Tables for the records of one name. */
    static RepodataTables small() {
        return new RepodataTables(1 << 6, 6);
    }
}
