package earshot.mailtext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What would make a backtracking parser hang (ASVS 1.3.12): a megabyte of everything, and ten of
/// the parts that cost most. What is not linear would take hours.
class HostileMailTest {

  private static final int GOOD_DEAL = 300_000;

  /// Of the largest mail there may be; smaller unless `-Dearshot.megabytes=10`, as what is not
  /// linear shows in less.
  private static final int HALF = Integer.getInteger("earshot.megabytes", 3) * 500_000;

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final Duration BOUND_OF_ALL = Duration.ofMinutes(2);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        " ",
        "\n",
        "\r",
        ">",
        "> ",
        ">\n",
        "> a\nb\n",
        "-",
        "-- \n",
        "--\n",
        "--\n\n\n",
        "__\na\n",
        ":",
        ":\n",
        "a:\n\n\n\n",
        "On ",
        "On 1 Feb 2027 ",
        "On 1 Feb 2027 18:32 Ana <a@b.example>\n",
        "On 1 Feb 2027 18:32 wrote:\n",
        "On 1 Feb 2027 18:32 wrote:\n> a\n",
        "wrote wrote ",
        "wrote:\n",
        "> wrote:\n",
        ">:\n\n",
        "From: a@b.example\n",
        "From: a\nTo: b\n",
        "From: a\nDate: b\nSubject: c\n\n",
        "-----Original Message-----\n",
        "----- a -----\n\n\n",
        "Sent from my iPhone\n",
        "1.1",
        "12:34 ",
        "a@",
        "<@>:\n",
        "(a)",
        "\uD83D\uDE00",
        "\uD800",
        "\u0000",
      })
  void plain_text_takes_time_in_proportion(String part) {
    String mail = plain(part, GOOD_DEAL);

    assertTimeoutPreemptively(BOUND, () -> assertThat(ReplyText.of(mail).text()).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<b>",
        "<a>",
        "<p>",
        "<b><p>",
        "<a><div>",
        "<blockquote>",
        "<blockquote type=cite>a</blockquote>b",
        "<table><tr><td>",
        "<table>a",
        "<br>",
        "</p>",
        "<!--",
        "<",
        "<a ",
        "<a b=\"",
        "<p class='x y z'>",
        "<p style='border-top:solid'><b>a:</b>",
        "<span style='border-top:solid'><b>",
        "<div class=gmail_quote><div class=gmail_attr>",
        "<svg><math>",
        "<select><option>",
        "<pre>\n",
        "&amp;",
        "&",
        "&#x1F600;",
        "&nbsp;",
        "<script>",
        "<![CDATA[",
      })
  void html_takes_time_in_proportion(String part) {
    String mail = html(part, GOOD_DEAL);

    assertTimeoutPreemptively(BOUND, () -> assertThat(ReplyText.ofHtml(mail)).isNotNull());
  }

  @Test
  void megabytes_of_text_are_read_within_two_minutes() {
    String mail = plain(":\n", HALF) + plain("From: a\nTo: b\n", HALF);

    assertTimeoutPreemptively(
        BOUND_OF_ALL, () -> assertThat(ReplyText.of(mail).text()).isNotEmpty());
  }

  @Test
  void megabytes_of_html_are_read_within_two_minutes() {
    String mail = html("<b><p>", HALF) + html("<blockquote>", HALF);

    assertTimeoutPreemptively(BOUND_OF_ALL, () -> assertThat(ReplyText.ofHtml(mail)).isNotNull());
  }

  private static String plain(String part, int length) {
    return "Yes.\n" + part.repeat(length / part.length()) + "\nend:\n> a";
  }

  private static String html(String part, int length) {
    return "<p>Yes.</p>" + part.repeat(length / part.length());
  }
}
