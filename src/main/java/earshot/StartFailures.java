package earshot;

import earshot.database.CannotStart;
import java.net.SocketException;
import java.util.Objects;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionException;

/// Knows what an operator can have set wrong, and says it in a line that names the setting.
/// Anything else that ends a start is a fault of ours and keeps its stack trace.
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailures implements FailureAnalyzer {

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String line = line(cause);
      if (line != null) {
        return new FailureAnalysis(line, null, failure);
      }
    }
    return null;
  }

  private static @Nullable String line(Throwable failure) {
    return switch (failure) {
      case CannotStart e -> e.getMessage();
      case BindException e -> line(e);
      case PortInUseException e ->
          "server.port (SERVER_PORT): %d is in use by another program".formatted(e.getPort());
      case WebServerException e
          when NestedExceptionUtils.getRootCause(e) instanceof SocketException cause ->
          "server.address (SERVER_ADDRESS), server.port (SERVER_PORT): cannot listen there: "
              + cause.getMessage();
      case FlywayValidateException e ->
          "The database was made by another version of Earshot ("
              + Objects.toString(e.getMessage()).lines().skip(1).findFirst().orElse("")
              + ")";
      default -> null;
    };
  }

  private static String line(BindException failure) {
    if (failure.getCause() instanceof ConversionException) {
      return WrongSetting.of(failure).toString();
    }
    String reason = String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
    var property = failure.getProperty();
    return property == null ? reason : property.getName() + ": " + reason;
  }
}
