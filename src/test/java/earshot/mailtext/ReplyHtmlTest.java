package earshot.mailtext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HTML replies shaped like those of the mail clients named.
class ReplyHtmlTest {

  @Test
  void of_gmail() {
    assertReplyIsYes(
        """
        <div dir="ltr">Yes, Tuesday.</div><br><div class="gmail_quote gmail_quote_container">\
        <div dir="ltr" class="gmail_attr">On Mon, Feb 1, 2027 at 6:32&#8239;PM Maria &lt;<a \
        href="mailto:m@h.example">m@h.example</a>&gt; wrote:<br></div>\
        <blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid">\
        <div>Hi Ana,<br>Tuesday?</div></blockquote></div>
        """);
  }

  @Test
  void of_gmail_in_a_language_nobody_listed() {
    assertReplyIsYes(
        """
        <div>Yes, Tuesday.</div><div class="gmail_quote"><div class="gmail_attr">Je la lundo \
        Maria:<br></div><blockquote class="gmail_quote"><div>Hi Ana</div></blockquote></div>
        """);
  }

  @Test
  void of_an_older_gmail() {
    assertReplyIsYes(
        """
        Yes, Tuesday.<div class="gmail_extra"><br><div class="gmail_quote">On Mon, Feb 1, 2027 at \
        6:32 PM, Maria <span dir="ltr">&lt;m@h.example&gt;</span> wrote:<br><blockquote \
        class="gmail_quote">Hi Ana</blockquote></div><br></div>
        """);
  }

  @Test
  void forwarded_by_gmail() {
    assertReplyIsYes(
        """
        <div>Yes, Tuesday.</div><div class="gmail_quote"><div class="gmail_attr">---------- \
        Forwarded message ---------<br>From: Maria<br>Date: Monday<br>Subject: Hi<br>To: Ana<br>\
        </div><br><div>Hi Ana, Tuesday?</div></div>
        """);
  }

  @Test
  void of_outlook_on_the_web() {
    assertReplyIsYes(
        """
        <div class="elementToProof">Yes, Tuesday.</div><div id="appendonsend"></div>\
        <hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> \
        Maria<br><b>Skickat-ish:</b> Monday<br><b>To:</b> Ana</div><div>Hi Ana, Tuesday?</div>
        """);
  }

  @Test
  void of_outlook_on_a_desktop() {
    assertReplyIsYes(
        """
        <div class="WordSection1"><p class="MsoNormal">Yes, Tuesday.<o:p></o:p></p>\
        <p class="MsoNormal"><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid \
        #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b><span \
        lang="EN-US">Ekde:</span></b> Maria<br><b>Sendita:</b> lundo<br><b>Al:</b> Ana<br>\
        <b>Temo:</b> Saluton</p></div></div><p class="MsoNormal">Hi Ana, Tuesday?</p></div>
        """);
  }

  @Test
  void of_apple_mail() {
    assertReplyIsYes(
        """
        Yes, Tuesday.<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">Sent from my iPhone\
        </div><div dir="ltr"><br><blockquote type="cite">On Feb 1, 2027, at 6:32 PM, Maria \
        &lt;m@h.example&gt; wrote:<br><br></blockquote></div><blockquote type="cite"><div \
        dir="ltr">Hi Ana</div></blockquote>
        """);
  }

  @Test
  void of_yahoo() {
    assertReplyIsYes(
        """
        <div class="ydp1"><div>Yes, Tuesday.</div><div><br></div></div><div id="yahoo_quoted_12" \
        class="yahoo_quoted"><div><div>On Monday, February 1, 2027, Maria &lt;m@h.example&gt; \
        wrote:</div><div><br></div><div>Hi Ana, Tuesday?</div></div></div>
        """);
  }

  @Test
  void of_thunderbird() {
    assertReplyIsYes(
        """
        <div class="moz-cite-prefix">Je la 1a de februaro Maria:<br></div><blockquote type="cite" \
        cite="mid:1@h.example"><p>Hi Ana,</p><p>Tuesday?</p></blockquote><p>Yes, Tuesday.<br></p>\
        <pre class="moz-signature" cols="72">-- \nAna</pre>
        """);
  }

  private static void assertReplyIsYes(String html) {
    assertThat(ReplyText.ofHtml(html)).isEqualTo(new ReplyText("Yes, Tuesday.", true));
  }

  @Test
  void answers_between_quotes_keep_what_they_answer() {
    var reply =
        ReplyText.ofHtml(
            """
            <div class="gmail_quote"><div class="gmail_attr">On Mon, Feb 1, 2027 Maria wrote:</div>
            <blockquote class="gmail_quote">Tuesday?</blockquote><div>Yes.</div>
            <blockquote class="gmail_quote">And the card?</blockquote><div>Not yet.</div></div>
            """);

    assertThat(reply.text()).isEqualTo("> Tuesday?\nYes.\n> And the card?\nNot yet.");
  }

  @Test
  void lines_and_paragraphs_stay_apart() {
    var reply =
        ReplyText.ofHtml(
            """
            <p>Hi  Maria,</p><p>one<br>two<br><br>three</p><ul><li>four</li><li>five</li></ul>
            <pre>six
              seven</pre><table><tr><td>eight</td></tr></table>
            """);

    assertThat(reply.text().lines().filter(line -> !line.isBlank()))
        .containsExactly(
            "Hi Maria,", "one", "two", "three", "four", "five", "six", "  seven", "eight");
    assertThat(reply.text()).startsWith("Hi Maria,\n\none\ntwo\n\nthree");
  }

  @Test
  void indented_text_is_no_quote() {
    var reply =
        ReplyText.ofHtml(
            "<div>My hours:</div><blockquote style='margin: 0 0 0 40px; border: none'>9 to 5</blockquote>");

    assertThat(reply.text()).isEqualTo("My hours:\n9 to 5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>Yes<style>p{}</style>",
        "<p onclick='x()'>Yes</p><!-- <b>no</b> -->",
        "<img src=x onerror=alert(1)>Yes<iframe src='https://x.example'></iframe>",
      })
  void markup_never_comes_out(String html) {
    assertThat(ReplyText.ofHtml(html).text()).isEqualTo("Yes");
  }

  @Test
  void written_entities_stay_text() {
    assertThat(ReplyText.ofHtml("a &lt;b&gt; &amp;amp; c").text()).isEqualTo("a <b> &amp; c");
  }
}
