package earshot.singlesignon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;

/// Which addresses are believed. The tokens have the claims that Microsoft Entra puts into them.
@NullMarked
class VouchedTest {

  private static final String TENANT = "d7049de3-5a3f-4d1c-9a0b-6d1f2c3b4a59";
  private static final String ENTRA = "https://login.microsoftonline.com/" + TENANT + "/v2.0";

  @Test
  void a_tenant_of_entra_vouches_for_its_own_people_without_saying_so() {
    assertThat(address(ENTRA, Map.of())).isEqualTo("tom@harborcafe.example");
    assertThat(address(ENTRA, Map.of("idp", "https://sts.windows.net/" + TENANT + "/")))
        .isEqualTo("tom@harborcafe.example");
    assertThat(address(ENTRA, Map.of("xms_edov", true))).isEqualTo("tom@harborcafe.example");
    assertThat(address(ENTRA, Map.of("xms_edov", "1", "idp", "live.com")))
        .isEqualTo("tom@harborcafe.example");
  }

  @Test
  void not_for_its_guests_nor_against_its_own_word() {
    assertThat(address(ENTRA, Map.of("idp", "live.com"))).isEmpty();
    assertThat(
            address(
                ENTRA,
                Map.of("idp", "https://sts.windows.net/11111111-2222-3333-4444-555555555555/")))
        .isEmpty();
    assertThat(address(ENTRA, Map.of("email_verified", false))).isEmpty();
    assertThat(address(ENTRA, Map.of("xms_edov", false))).isEmpty();
    assertThat(address(ENTRA, Map.of("xms_edov", 0))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
        "https://login.microsoftonline.com/common/v2.0",
        "https://login.microsoftonline.com/organizations/v2.0",
        "https://login.microsoftonline.com.example.com/d7049de3-5a3f-4d1c-9a0b-6d1f2c3b4a59/v2.0",
        "http://login.microsoftonline.com/d7049de3-5a3f-4d1c-9a0b-6d1f2c3b4a59/v2.0",
        "https://login.example.com/d7049de3-5a3f-4d1c-9a0b-6d1f2c3b4a59/v2.0"
      })
  void nobody_else_is_believed_who_does_not_say_so(String issuer) {
    assertThat(address(issuer, Map.of())).isEmpty();
    assertThat(address(issuer, Map.of("xms_edov", true))).isEmpty();
    assertThat(address(issuer, Map.of("email_verified", true))).isEqualTo("tom@harborcafe.example");
  }

  private static String address(String issuer, Map<String, Object> said) {
    var claims = new HashMap<String, Object>(said);
    claims.put("iss", issuer);
    claims.put("sub", "AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ");
    claims.put("email", "Tom@HarborCafe.example");
    claims.put("tid", TENANT);
    return Vouched.address(new Jwt("token", null, null, Map.of("alg", "RS256"), claims));
  }
}
