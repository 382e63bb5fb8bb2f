package earshot.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ChannelsTest;
import earshot.email.ReplyAddress.Writer;
import earshot.seal.Seal;
import earshot.seal.SealedBytes;
import java.util.Locale;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NullMarked
@ChannelsTest
class SealTest {

  private static final long BIG = 1L << 48;

  @Autowired private Seal seal;
  @Autowired private SealedBytes sealed;
  @Autowired private ReplyAddress replies;
  @Autowired private BounceAddress bounces;
  @Autowired private MessageIds ids;

  @Test
  void an_address_fits_into_64_octets_however_big_the_numbers() {
    var reply = replies.of(new Writer(BIG, BIG, BIG));
    var bounce = bounces.of(new DeliveryName(BIG, BIG, (1 << 21) - 1));

    assertThat(reply.substring(0, reply.indexOf('@'))).hasSizeLessThanOrEqualTo(64);
    assertThat(bounce.substring(0, bounce.indexOf('@'))).hasSizeLessThanOrEqualTo(64);
    assertThat(replies.parse(reply)).contains(new Writer(BIG, BIG, BIG));
    assertThat(bounces.parse(bounce)).contains(new DeliveryName(BIG, BIG, (1 << 21) - 1));
  }

  @Test
  void an_address_survives_a_mail_server_that_folds_case() {
    var reply = replies.of(new Writer(1, 2, null));

    assertThat(replies.parse(reply.toUpperCase(Locale.ROOT))).contains(new Writer(1, 2, null));
  }

  @Test
  void a_message_id_leads_back_to_its_mail() {
    var mail = new MailName(7, 8, null, MailName.Kind.DELIVERY, 9);

    assertThat(ids.parse(ids.of(mail))).contains(mail);
    assertThat(ids.of(mail)).isEqualTo(ids.of(mail));
  }

  @Test
  void a_changed_letter_opens_nothing() {
    var token = seal.close("reply", 1, 2, 3);

    for (var i = 0; i < token.length(); i++) {
      var other = token.charAt(i) == 'a' ? 'b' : 'a';
      // The last letter carries a bit or two that belong to no byte.
      if (i == token.length() - 1) continue;
      assertThat(seal.open("reply", token.substring(0, i) + other + token.substring(i + 1)))
          .isEmpty();
    }
  }

  @Test
  void what_was_made_for_one_purpose_opens_for_no_other() {
    assertThat(seal.open("bounce", seal.close("reply", 1, 2, 3))).isEmpty();
    assertThat(bounces.parse("bounce+" + seal.close("reply", 1, 2) + "@x.example")).isEmpty();
  }

  @Test
  void nonsense_opens_nothing() {
    assertThat(seal.open("reply", "")).isEmpty();
    assertThat(seal.open("reply", "aaaa")).isEmpty();
    assertThat(seal.open("reply", "ä!".repeat(40))).isEmpty();
    assertThat(seal.open("reply", "a".repeat(100_000))).isEmpty();
    assertThat(replies.parse("reply+@x.example")).isEmpty();
    assertThat(replies.parse("")).isEmpty();
  }

  @Test
  void a_sealed_secret_opens_whole_for_what_it_was_sealed_for_alone() {
    var secret = new byte[] {1, 2, 3};
    var closed = sealed.close("second-factor:7", secret);

    assertThat(sealed.open("second-factor:7", closed)).isEqualTo(secret);
    assertThat(sealed.close("second-factor:7", secret)).isNotEqualTo(closed);
    assertThatThrownBy(() -> sealed.open("second-factor:8", closed))
        .isInstanceOf(IllegalStateException.class);
    closed[closed.length - 1] ^= 1;
    assertThatThrownBy(() -> sealed.open("second-factor:7", closed))
        .isInstanceOf(IllegalStateException.class);
  }
}
