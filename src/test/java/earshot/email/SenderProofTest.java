package earshot.email;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.MailClient;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The operator's mail server is mx.harborcafe.example, the mail says it is from lena@mail.example.
@NullMarked
class SenderProofTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.harborcafe.example; dmarc=pass header.from=mail.example",
        "MX.HarborCafe.example 1; spf=fail smtp.mailfrom=x.example; DMARC=Pass (p=none) header.from=Mail.Example",
        "mx.harborcafe.example;\n\tdkim=pass (2048-bit key)\n\theader.d=mail.example header.s=a",
        "mx.harborcafe.example; dkim=pass header.i=@mail.example",
        "mx.harborcafe.example; dkim = pass reason=\"good; really\" header.d=mail.example",
        "mx.harborcafe.example; spf=pass smtp.mailfrom=bounces@mail.example",
      })
  void the_servers_word_is_proof(String field) throws MessagingException {
    assertThat(isGiven("mx.harborcafe.example", field)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.harborcafe.example; none",
        "mx.harborcafe.example",
        "mx.harborcafe.example; dmarc=fail header.from=mail.example",
        "mx.harborcafe.example; dmarc=pass header.from=eve.example",
        "mx.harborcafe.example; dkim=pass header.d=eve.example",
        "mx.harborcafe.example; dkim=pass header.d=il.example",
        "mx.harborcafe.example; dkim=pass header.d=evil.mail.example",
        "mx.harborcafe.example; dkim=pass header.i=mail.example@eve.example",
        "mx.harborcafe.example; dkim=pass header.d=",
        "mx.harborcafe.example; dkim=pass",
        "mx.harborcafe.example; spf=pass smtp.mailfrom=eve.example",
        "mx.harborcafe.example; spf=pass smtp.mailfrom=\"a;dmarc=pass\"@eve.example",
        "mx.harborcafe.example; spf=pass smtp.mailfrom=\"a smtp.mailfrom=x@mail.example \"@eve.example",
        "mx.harborcafe.example; spf=fail (of \\); dmarc=pass header.from=mail.example)",
        "mx.harborcafe.example; (dmarc=pass header.from=mail.example)",
        "mx.eve.example; dmarc=pass header.from=mail.example",
        "mx.harborcafe.example.eve.example; dmarc=pass header.from=mail.example",
        "",
        ";;;",
        "(",
        "\"",
      })
  void anything_else_is_none(String field) throws MessagingException {
    assertThat(isGiven("mx.harborcafe.example", field)).isFalse();
  }

  @Test
  void the_topmost_word_of_the_server_counts_and_no_word_is_none() throws MessagingException {
    var fail = "mx.harborcafe.example; dmarc=fail header.from=mail.example";
    var pass = "mx.harborcafe.example; dmarc=pass header.from=mail.example";
    var others = "mx.eve.example; dmarc=fail";

    assertThat(isGiven("mx.harborcafe.example", fail, pass)).isFalse();
    assertThat(isGiven("mx.harborcafe.example", others, pass, fail)).isTrue();
    assertThat(isGiven("mx.harborcafe.example")).isFalse();
  }

  @Test
  void where_no_server_is_named_nothing_is_asked() throws MessagingException {
    assertThat(isGiven(null)).isTrue();
    assertThat(isGiven(" ")).isTrue();
  }

  private static boolean isGiven(@Nullable String server, String... fields)
      throws MessagingException {
    var head = new StringBuilder();
    for (var field : fields) head.append("Authentication-Results: ").append(field).append('\n');
    var mail = MailClient.raw(head + "From: Lena <lena@mail.example>\n\nHello");
    return new SenderProof(new EmailSettings("replies.example", null, null, 0, server))
        .isGivenFor(IncomingMail.parse(mail));
  }
}
