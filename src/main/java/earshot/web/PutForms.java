package earshot.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.servlet.filter.OrderedFormContentFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.MultiValueMap;
import org.springframework.util.unit.DataSize;

/// Forms that come by PUT, PATCH or DELETE, which Spring reads for us before anybody is asked who
/// sends them: as large, and of as many fields, as Jetty lets those be that come by POST.
@Configuration(proxyBeanMethods = false)
class PutForms {

  @Bean
  OrderedFormContentFilter formContentFilter(
      @Value("${server.jetty.max-http-form-post-size}") DataSize largest,
      @Value("${server.jetty.max-form-keys:1000}") int most) {
    var filter = new OrderedFormContentFilter();
    filter.setFormConverter(new Forms((int) largest.toBytes(), most));
    return filter;
  }

  private static final class Forms extends FormHttpMessageConverter {

    private final int largest;
    private final int most;

    /// @param largest in bytes
    /// @param most how many fields
    Forms(int largest, int most) {
      this.largest = largest;
      this.most = most;
    }

    @Override
    public MultiValueMap<String, String> read(
        @Nullable Class<? extends MultiValueMap<String, ?>> kind, HttpInputMessage sent)
        throws IOException {
      var body = sent.getBody().readNBytes(largest + 1);
      if (body.length > largest)
        throw refused(HttpStatus.CONTENT_TOO_LARGE, "The form is too large.", null);
      if (fields(body) > most)
        throw refused(HttpStatus.CONTENT_TOO_LARGE, "The form has too many fields.", null);
      try {
        return super.read(kind, new Read(body, sent.getHeaders()));
      } catch (HttpMessageNotReadableException | IllegalArgumentException wrong) {
        throw refused(HttpStatus.BAD_REQUEST, "The form cannot be read.", wrong);
      }
    }
  }

  private static int fields(byte[] body) {
    var fields = 1;
    for (var each : body) if (each == '&') fields++;
    return fields;
  }

  /// As Jetty refuses what it reads itself.
  private static RuntimeException refused(
      HttpStatus status, String why, @Nullable Throwable cause) {
    return new HttpException.RuntimeException(status.value(), why, cause);
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Read(byte[] body, HttpHeaders headers) implements HttpInputMessage {

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(body);
    }

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }
  }
}
