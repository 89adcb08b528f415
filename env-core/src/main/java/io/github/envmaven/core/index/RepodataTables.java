package io.github.envmaven.core.index;

/** What one {@code repodata.json} holds, as it grows while it is read. */
final class RepodataTables {

    final StringTable strings = new StringTable();
    final ListTable lists = new ListTable();
    final RecordTable records = new RecordTable();
    final SkippedRecords skipped = new SkippedRecords();

    /** String number of the platform. */
    int platform = StringTable.ABSENT;

    /** String number of the base URL of packages (CEP 15). */
    int baseUrl = StringTable.ABSENT;
}
