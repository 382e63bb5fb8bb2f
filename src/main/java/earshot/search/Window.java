package earshot.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Some days to search in, by UTC. Every row of the index is marked with its company's day and
/// month, so a window costs what is in it, however much else there is.
///
/// @param to the day after the last
record Window(LocalDate to, long days) {

  private static final long BY_DAY = 32;
  private static final long EVERYTHING = 1_000_000;
  private static final long HALF_A_YEAR = 183;
  private static final int WIDER = 4;
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

  /// The two days before that one: most searches end there.
  static Window before(LocalDate day) {
    return new Window(day, 2);
  }

  /// Reaches back to the very beginning.
  boolean isLast() {
    return days == EVERYTHING;
  }

  boolean isOneDay() {
    return days == 1;
  }

  /// What is rare in some weeks is rare enough to be looked for everywhere.
  Window older() {
    var wider = days * WIDER;
    return new Window(to.minusDays(days), wider > BY_DAY ? EVERYTHING : wider);
  }

  Window narrower() {
    return new Window(to, isLast() ? HALF_A_YEAR : Math.max(1, days / WIDER / 2));
  }

  Instant from() {
    return isLast() ? Instant.EPOCH : start().atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  TsQuery marks(long company) {
    if (isLast()) return TsQuery.word("@c" + company);
    return TsQuery.any(days <= BY_DAY ? dayMarks(company) : monthMarks(company));
  }

  private List<String> dayMarks(long company) {
    var day = DateTimeFormatter.BASIC_ISO_DATE;
    return start().datesUntil(to).map(it -> "@d" + company + "-" + it.format(day)).toList();
  }

  private List<String> monthMarks(long company) {
    var first = YearMonth.from(start());
    var months = first.until(YearMonth.from(to), java.time.temporal.ChronoUnit.MONTHS) + 1;
    return java.util.stream.LongStream.range(0, months)
        .mapToObj(n -> "@m" + company + "-" + first.plusMonths(n).format(MONTH))
        .toList();
  }

  private LocalDate start() {
    return to.minusDays(days);
  }
}
