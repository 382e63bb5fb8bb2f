package earshot.csv;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.NaughtyStrings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @Test
  void quotes_hold_separators_line_ends_and_quotes() throws IOException {
    var rows = rows("a,\"b,c\",\"d\r\ne\",\"f \"\"g\"\"\"\r\n\r\n,,\nh\ri");

    assertThat(rows).extracting(CsvRow::line).containsExactly(1, 5, 6);
    assertThat(rows.getFirst().cells()).containsExactly("a", "b,c", "d\ne", "f \"g\"");
    assertThat(rows.getLast().cells()).containsExactly("i");
  }

  @Test
  void a_quote_that_never_closes_costs_its_own_line_alone() throws IOException {
    var rows = rows("a,b\n\"c,d\ne,f\ng,h\n");

    assertThat(rows).extracting(CsvRow::line).containsExactly(1, 2, 3, 4);
    assertThat(rows).extracting(CsvRow::problem).containsExactly("", MISSING, "", "");
    assertThat(rows.get(1).cells()).containsExactly("\"c,d");
  }

  private static final String MISSING = "A quote is missing, or is one too many.";

  @Test
  void two_quotes_that_never_close_cost_their_two_lines_alone() throws IOException {
    var rows = rows("a,b\n\"c,d\ne,f\n\"g,h\ni,j\n");

    assertThat(rows).extracting(CsvRow::problem).containsExactly("", MISSING, "", MISSING, "");
  }

  @Test
  void a_line_of_a_million_cells_or_characters_stops_no_other() throws IOException {
    var rows =
        rows("a,b\n" + ",".repeat(1_000_000) + "\nc,\"" + "x".repeat(1_000_000) + "\"\nd,e\n");

    assertThat(rows).extracting(CsvRow::line).containsExactly(1, 2, 3, 4);
    assertThat(rows.get(1).problem()).contains("longer than 65,536 characters");
    assertThat(rows.get(2).problem()).contains("longer than 65,536 characters");
    assertThat(rows.get(2).cells().getFirst()).hasSize(1000);
    assertThat(rows.get(3).cells()).containsExactly("d", "e");
    assertThat(rows("x,".repeat(600)).getFirst().problem()).contains("601 cells");
  }

  @Test
  void a_quote_that_opens_a_hundred_thousand_lines_is_read_in_no_time() throws IOException {
    var lines = new StringBuilder("a,b\n");
    for (var n = 0; n < 50_000; n++) lines.append(n % 3 == 0 ? "\"x,y\n" : "x,y\n");

    assertThat(rows(lines.toString())).hasSizeGreaterThan(30_000);
  }

  @Test
  void naughty_strings_come_back_as_they_were() throws IOException {
    for (var naughty : NaughtyStrings.all()) {
      var text = new String(naughty.getBytes(UTF_8), UTF_8).replaceAll("\\r\\n?", "\n");
      var rows = rows("a,\"" + text.replace("\"", "\"\"") + "\"\nb,c\n");
      assertThat(rows.getFirst().cells().get(1)).isEqualTo(text);
      assertThat(rows.getLast().cells()).containsExactly("b", "c");
    }
  }

  @Test
  void every_usual_encoding_is_found_out() {
    var text = "Vorname;Straße\nZoë;Grüner Weg\n";
    assertThat(encoding(text.getBytes(UTF_8))).isEqualTo(Encoding.UTF_8);
    assertThat(encoding(("\uFEFF" + text).getBytes(UTF_8))).isEqualTo(Encoding.UTF_8);
    assertThat(encoding(text.getBytes(WINDOWS))).isEqualTo(Encoding.WINDOWS_1252);
    assertThat(encoding(("\uFEFF" + text).getBytes(UTF_16LE))).isEqualTo(Encoding.UTF_16LE);
    assertThat(encoding(("\uFEFF" + text).getBytes(UTF_16BE))).isEqualTo(Encoding.UTF_16BE);
    assertThat(encoding(text.getBytes(UTF_16LE))).isEqualTo(Encoding.UTF_16LE);
    assertThat(encoding(text.getBytes(UTF_16BE))).isEqualTo(Encoding.UTF_16BE);
  }

  @Test
  void one_letter_at_the_end_of_a_long_file_tells_its_encoding() {
    var text = "name\n" + "Ann\n".repeat(50_000) + "Zoë";
    assertThat(encoding(text.getBytes(UTF_8))).isEqualTo(Encoding.UTF_8);
    assertThat(encoding(text.getBytes(WINDOWS))).isEqualTo(Encoding.WINDOWS_1252);
    assertThat(encoding(text.substring(0, text.length() - 1).getBytes(UTF_8)))
        .isEqualTo(Encoding.UTF_8);
  }

  @Test
  void the_separator_is_the_one_that_makes_a_table() throws IOException {
    assertThat(separator("a,b;c,d\n1,2;3,4\n")).isEqualTo(Separator.COMMA);
    assertThat(separator("a;b;c\n1,5;2;3\n1,5;2;\"x;y\"\n")).isEqualTo(Separator.SEMICOLON);
    assertThat(separator("a\tb\n1,2,3\t4\n")).isEqualTo(Separator.TAB);
    assertThat(separator("alone\nrow\n")).isEqualTo(Separator.COMMA);
  }

  @Test
  void the_mark_at_the_beginning_is_no_part_of_the_first_name() throws IOException {
    for (var encoding : List.of(Encoding.UTF_8, Encoding.UTF_16LE, Encoding.UTF_16BE)) {
      var bytes = "\uFEFF\"a\",b".getBytes(encoding.charset());
      assertThat(rows(bytes, encoding).getFirst().cells()).containsExactly("a", "b");
    }
  }

  @Test
  void a_cell_that_could_be_run_is_guarded_and_comes_back_as_it_was() {
    for (var cell :
        List.of(
            "=1+1",
            "+1+1",
            "-1",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "\nx",
            "  =1",
            "＝1+1",
            "＋1",
            "－1",
            "＠A1",
            "=cmd|' /C calc'!A0",
            "+14155550101",
            "+1-415-555-0101")) {
      assertThat(Formulas.guarded(cell)).isEqualTo("'" + cell);
      assertThat(Formulas.unguarded(Formulas.guarded(cell))).isEqualTo(cell);
    }
    for (var cell :
        List.of("Ann", "", "+1 415-555-0101", "+49 30 1234567", "'quoted'", "a=b", "O'Neil"))
      assertThat(Formulas.guarded(cell)).isEqualTo(cell).isEqualTo(Formulas.unguarded(cell));
  }

  @Test
  void nothing_within_a_cell_is_run_by_a_spreadsheet_that_separates_by_semicolons() {
    assertThat(Formulas.guarded("x;=cmd|' /C calc'!A0;y")).isEqualTo("x;'=cmd|' /C calc'!A0;y");
    assertThat(Formulas.guarded("a;-1;+2;\t ＝3\n@x")).isEqualTo("a;'-1;'+2;\t '＝3\n'@x");
    assertThat(Formulas.guarded("x;\"=1")).isEqualTo("x;\"'=1");
    assertThat(Formulas.guarded("\t=1")).isEqualTo("'\t'=1");
    assertThat(Formulas.guarded("; =1")).isEqualTo("; '=1");
    for (var cell :
        List.of("x;=1", "x;'=1", "x; ''=1", "=a;=b", "\t=1", "\n-x\n-y", ";;=;=", "x;\"=1"))
      assertThat(Formulas.unguarded(Formulas.guarded(cell))).isEqualTo(cell);
    for (var cell : List.of("Mon; Tue", "it's; 'quoted'", "a;b=c", "x - y", "one\ntwo"))
      assertThat(Formulas.guarded(cell)).isEqualTo(cell).isEqualTo(Formulas.unguarded(cell));
  }

  private static Encoding encoding(byte[] bytes) {
    var guess = new EncodingGuess();
    for (var from = 0; from < bytes.length; from += 777)
      guess.add(java.util.Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 777)));
    return guess.encoding();
  }

  private static Separator separator(String text) throws IOException {
    return CsvFormat.guess(Encoding.UTF_8, () -> new ByteArrayInputStream(text.getBytes(UTF_8)))
        .separator();
  }

  private static List<CsvRow> rows(String text) throws IOException {
    return rows(text.getBytes(UTF_8), Encoding.UTF_8);
  }

  private static List<CsvRow> rows(byte[] bytes, Encoding encoding) throws IOException {
    var all = new ArrayList<CsvRow>();
    var format = new CsvFormat(encoding, Separator.COMMA);
    try (var rows = format.rows(new ByteArrayInputStream(bytes))) {
      for (var row = rows.next(); row != null; row = rows.next()) all.add(row);
    }
    return all;
  }
}
