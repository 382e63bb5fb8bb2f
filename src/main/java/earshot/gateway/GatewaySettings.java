package earshot.gateway;

import earshot.sms.CarrierSetting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How a gateway takes texts by HTTP. In the URL and the body `{to}`, `{to-digits}`, `{text}` and
/// `{from}` stand for what they name.
///
/// @param method `GET`, or `POST` where there is a body, unless it says otherwise
/// @param headers each as `Name: value`
/// @param body JSON or a form; without one the URL says everything
/// @param from the number or name texts come from
/// @param id where the answer names the text: a JSON pointer such as `/messages/0/id`, or a regular
///   expression with one group
/// @param busy a regular expression that finds in an answer that the text should come again later
@ConfigurationProperties("earshot.sms.http")
record GatewaySettings(
    @Nullable String url,
    @Nullable String method,
    @Nullable List<String> headers,
    @Nullable String body,
    @Nullable String from,
    @Nullable String id,
    @Nullable String busy) {

  CarrierSetting setting(String name, @Nullable String value) {
    return new CarrierSetting("earshot.sms.http." + name, value);
  }
}
