package earshot.email;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/// Whether the operator's own mail server says that a mail is from the domain it says
/// (Authentication-Results, RFC 8601). Of several such fields the topmost is the server's own:
/// those below came with the mail. Where the setting names no server, nothing is asked.
@Component
class SenderProof {

  private final EmailSettings settings;

  SenderProof(EmailSettings settings) {
    this.settings = settings;
  }

  boolean isGivenFor(IncomingMail mail) {
    var server = settings.authenticatedBy();
    if (!StringUtils.hasText(server)) return true;
    var domain = mail.from().substring(mail.from().indexOf('@') + 1);
    return mail.authenticationResults().stream()
        .map(SenderProof::parts)
        .filter(parts -> parts.getFirst().split("\\s", 2)[0].equalsIgnoreCase(server.strip()))
        .findFirst()
        .map(parts -> parts.stream().skip(1).anyMatch(result -> proves(result, domain)))
        .orElse(false);
  }

  private static List<String> parts(String field) {
    return Arrays.stream(plain(field).toLowerCase(Locale.ROOT).split(";", -1))
        .map(SenderProof::withBareEquals)
        .toList();
  }

  private static String withBareEquals(String part) {
    return Arrays.stream(part.split("=", -1)).map(String::strip).collect(Collectors.joining("="));
  }

  private static boolean proves(String result, String domain) {
    var words = result.split("\\s+");
    var values = Arrays.asList(words);
    return switch (words[0]) {
      case "dmarc=pass" -> names(values, "header.from=").allMatch(domain::equals);
      case "dkim=pass" ->
          names(
                  values,
                  names(values, "header.d=").findAny().isPresent() ? "header.d=" : "header.i=")
              .anyMatch(signer -> isWithin(domain, signer));
      case "spf=pass" ->
          names(values, "smtp.mailfrom=").anyMatch(sender -> isWithin(domain, sender));
      default -> false;
    };
  }

  private static Stream<String> names(List<String> words, String property) {
    return words.stream()
        .filter(word -> word.startsWith(property))
        .map(word -> word.substring(property.length()))
        .map(value -> value.substring(value.lastIndexOf('@') + 1));
  }

  private static boolean isWithin(String domain, String above) {
    return !above.isEmpty() && (domain.equals(above) || domain.endsWith("." + above));
  }

  /// Without comments, and with nothing in quotes that could end a result: a sender has a say in
  /// both.
  private static String plain(String field) {
    var plain = new StringBuilder();
    var comments = 0;
    var quoted = false;
    for (var i = 0; i < field.length(); i++) {
      var c = field.charAt(i);
      if (c == '\\' && (quoted || comments > 0)) {
        i++;
      } else if (c == '"' && comments == 0) {
        quoted = !quoted;
      } else if (c == '(' && !quoted) {
        comments++;
      } else if (c == ')' && comments > 0) {
        comments--;
      } else if (comments == 0) {
        plain.append(quoted && !Character.isLetterOrDigit(c) && ".@-".indexOf(c) < 0 ? '_' : c);
      }
    }
    return plain.toString();
  }
}
