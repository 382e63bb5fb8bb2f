package earshot.gateway;

import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import earshot.sms.CarrierSetting;
import earshot.sms.SmsProvider;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import tools.jackson.core.JsonPointer;

@CarriedBy(Carrier.HTTP)
@EnableConfigurationProperties(GatewaySettings.class)
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT");

  @Bean
  SmsProvider gateway(GatewaySettings settings) {
    return new GatewayProvider(of(settings), PATIENCE);
  }

  /// @throws earshot.database.CannotStart where a setting is missing or wrong
  static Gateway of(GatewaySettings settings) {
    var url = settings.setting("url", settings.url());
    var gateway =
        new Gateway(
            new Template(url.required()),
            method(settings),
            headers(settings),
            StringUtils.hasText(settings.body()) ? new Template(settings.body()) : null,
            Objects.requireNonNullElse(settings.from(), ""),
            answers(settings));
    check(gateway, settings);
    return gateway;
  }

  private static void check(Gateway gateway, GatewaySettings settings) {
    var url = settings.setting("url", settings.url());
    if (!gateway.url().text().matches("https?://[^{}/]+.*"))
      throw url.wrong("must look like https://gateway.example.com/send?to={to}&text={text}");
    if (!gateway.names("text") || !(gateway.names("to") || gateway.names("to-digits")))
      throw url.wrong("{to} and {text} must be in it, or in earshot.sms.http.body");
    if (gateway.names("from")) settings.setting("from", settings.from()).required();
    try {
      gateway.request("+14155550100", "Hello");
    } catch (IllegalArgumentException wrong) {
      throw url.wrong("makes no request: " + wrong.getMessage());
    }
  }

  private static String method(GatewaySettings settings) {
    var setting = settings.setting("method", settings.method());
    var usual = StringUtils.hasText(settings.body()) ? "POST" : "GET";
    var method = setting.or(usual).toUpperCase(Locale.ROOT);
    if (!METHODS.contains(method)) throw setting.wrong("must be GET, POST or PUT, not " + method);
    return method;
  }

  private static List<String> headers(GatewaySettings settings) {
    var headers = Objects.requireNonNullElse(settings.headers(), List.<String>of());
    return headers.stream()
        .flatMap(header -> {
          var colon = header.indexOf(':');
          if (colon < 1)
            throw settings.setting("headers", header).wrong("must look like Name: value");
          return Stream.of(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
        })
        .toList();
  }

  private static GatewayAnswers answers(GatewaySettings settings) {
    var id = settings.setting("id", settings.id());
    var where = id.or("");
    return new GatewayAnswers(
        where.startsWith("/") ? JsonPointer.compile(where) : null,
        where.startsWith("/") ? null : pattern(id),
        pattern(settings.setting("busy", settings.busy())));
  }

  private static @Nullable Pattern pattern(CarrierSetting setting) {
    var regex = setting.or("");
    try {
      return regex.isEmpty() ? null : Pattern.compile(regex);
    } catch (PatternSyntaxException wrong) {
      throw setting.wrong("is not a regular expression: " + wrong.getDescription());
    }
  }
}
