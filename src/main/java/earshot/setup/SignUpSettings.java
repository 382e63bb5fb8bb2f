package earshot.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param signUp who may sign a further company up
/// @param signUpInvitation what those who are invited know
@ConfigurationProperties("earshot")
record SignUpSettings(
    @DefaultValue("closed") SignUpMode signUp, @Nullable String signUpInvitation) {

  private static final int SHORTEST = 16;

  SignUpSettings {
    if (signUp == SignUpMode.INVITATION
        && (signUpInvitation == null || signUpInvitation.length() < SHORTEST))
      throw new IllegalArgumentException(
          "earshot.sign-up-invitation (EARSHOT_SIGN_UP_INVITATION): must have at least "
              + SHORTEST
              + " characters, as EARSHOT_SIGN_UP is invitation");
  }

  boolean isInvited(String typed) {
    if (signUp == SignUpMode.OPEN) return true;
    return signUp == SignUpMode.INVITATION
        && signUpInvitation != null
        && MessageDigest.isEqual(
            signUpInvitation.getBytes(StandardCharsets.UTF_8),
            typed.getBytes(StandardCharsets.UTF_8));
  }
}
