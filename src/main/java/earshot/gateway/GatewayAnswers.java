package earshot.gateway;

import earshot.sms.SignInRefused;
import earshot.sms.SmsFailed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;

/// How a gateway's answers are understood.
///
/// @param pointer where in a JSON answer the text's name is
/// @param pattern what finds the name in any other answer
/// @param busy what says in an answer that the text should come again later
record GatewayAnswers(
    @Nullable JsonPointer pointer, @Nullable Pattern pattern, @Nullable Pattern busy) {

  private static final Set<Integer> SIGN_IN = Set.of(401, 403);
  private static final Set<Integer> ELSEWHERE = Set.of(402, 404, 405);
  private static final Set<Integer> LATER = Set.of(408, 429);
  private static final int SHOWN = 160;

  /// @return the gateway's name for the text, if it gives names
  /// @throws SmsFailed where the text was not taken
  List<String> names(int status, String body, @Nullable Duration retryAfter) {
    if (SIGN_IN.contains(status))
      throw new SignInRefused(
          "The text gateway refused the sign-in: " + shown(status + " " + body), retryAfter);
    if (isOfAccount(status))
      throw new SignInRefused(
          "The text gateway takes nothing from us: " + shown(status + " " + body), retryAfter);
    if (LATER.contains(status) || status >= 500 || (busy != null && busy.matcher(body).find()))
      throw new SmsFailed("The text gateway is busy", retryAfter);
    if (status < 200 || status >= 300) throw refused(status + " " + body);
    if (pointer == null && pattern == null) return List.of();
    return List.of(name(body).orElseThrow(() -> refused(body)));
  }

  /// Out of credit, moved, or nothing at that address that takes texts so.
  private static boolean isOfAccount(int status) {
    return ELSEWHERE.contains(status) || (status >= 300 && status < 400);
  }

  private Optional<String> name(String body) {
    if (pointer != null) return pointed(body, pointer);
    var found = pattern == null ? null : pattern.matcher(body);
    return found != null && found.find()
        ? Optional.ofNullable(found.group(Math.min(1, found.groupCount())))
        : Optional.empty();
  }

  private static Optional<String> pointed(String body, JsonPointer pointer) {
    try {
      var name = JsonMapper.shared().readTree(body).at(pointer).asString("");
      return Optional.of(name).filter(text -> !text.isBlank());
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private static SmsFailed refused(String answer) {
    return new SmsFailed("The text gateway refused: " + shown(answer), true);
  }

  private static String shown(String answer) {
    var line = answer.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.substring(0, Math.min(line.length(), SHOWN));
  }
}
