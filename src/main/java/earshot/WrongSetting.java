package earshot;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.util.ClassUtils;

/// A setting whose value is not what it should be.
record WrongSetting(String name, Class<?> type, String value) {

  private static final List<String> SECRETS = List.of("password", "secret", "token", "key");

  static WrongSetting of(BindException failure) {
    var property = failure.getProperty();
    return new WrongSetting(
        failure.getName().toString(),
        ClassUtils.resolvePrimitiveIfNecessary(failure.getTarget().getType().toClass()),
        Objects.toString(property == null ? null : property.getValue()));
  }

  @Override
  public String toString() {
    String shown = SECRETS.stream().anyMatch(name::contains) ? "" : ", not \"" + value + "\"";
    return "%s (%s): must be %s%s".formatted(name, environmentVariable(), expected(), shown);
  }

  private String environmentVariable() {
    return name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }

  private String expected() {
    if (type.isEnum()) {
      return "one of " + List.of(type.getEnumConstants());
    }
    return switch (type.getSimpleName()) {
      case "Integer", "Long" -> "a whole number";
      case "Double" -> "a number such as 1.5";
      case "Boolean" -> "true or false";
      case "Duration" -> "a duration such as 30s";
      case "URI", "URL" -> "a URL";
      case "InetAddress" -> "an address of this machine";
      case "Path", "File" -> "a path";
      case "DataSize" -> "a size such as 10MB";
      default -> "a " + type.getSimpleName();
    };
  }
}
