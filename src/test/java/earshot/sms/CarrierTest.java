package earshot.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.database.CannotStart;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/// Who carries the texts, by the settings.
@NullMarked
class CarrierTest {

  private final MockEnvironment settings = new MockEnvironment();

  @Test
  void nobody_where_nobody_is_set_up() {
    settings.withProperty("earshot.sms.http.url", " ");

    assertThat(Carrier.chosen(settings)).isEmpty();
  }

  @Test
  void whoever_is_set_up() {
    settings.withProperty("earshot.sms.smpp.host", "smpp.example.com");

    assertThat(Carrier.chosen(settings)).contains(Carrier.SMPP);
  }

  @Test
  void whoever_is_named_where_several_are_set_up() {
    settings
        .withProperty("earshot.sms.smpp.host", "smpp.example.com")
        .withProperty("earshot.sms.http.url", "https://gateway.example.com");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Carrier.chosen(settings))
        .withMessage(
            "earshot.sms.provider (EARSHOT_SMS_PROVIDER): is needed, as earshot.sms.smpp.host and"
                + " earshot.sms.http.url are set");

    settings.withProperty("earshot.sms.provider", "Http");
    assertThat(Carrier.chosen(settings)).contains(Carrier.HTTP);
    settings.withProperty("earshot.sms.provider", "none");
    assertThat(Carrier.chosen(settings)).isEmpty();
  }

  @Test
  void a_name_nobody_has_ends_the_start() {
    settings.withProperty("earshot.sms.provider", "pigeon");

    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Carrier.chosen(settings))
        .withMessageEndingWith("must be one of twilio, smpp, http, none, not pigeon");
  }
}
