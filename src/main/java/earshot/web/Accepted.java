package earshot.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The API answers JSON whatever a program says it accepts (RFC 9110 section 12.5.1 allows that),
/// and a stream where there is one and it is asked for. Pages go by the header.
class Accepted implements ContentNegotiationStrategy {

  private static final Set<MediaType> OURS =
      Set.of(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM);

  private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

  /// No bean itself: Spring Security would not know which of two strategies to take.
  @Configuration(proxyBeanMethods = false)
  static class Strategy implements WebMvcConfigurer {

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
      configurer.strategies(List.of(new Accepted()));
    }
  }

  @Override
  public List<MediaType> resolveMediaTypes(NativeWebRequest request)
      throws HttpMediaTypeNotAcceptableException {
    var path = asked(request);
    if (ScimProblem.isFor(path)) return List.of(ScimProblem.TYPE, MediaType.ALL);
    if (!path.startsWith("/api/")) return header.resolveMediaTypes(request);
    var accepted = new ArrayList<MediaType>();
    try {
      header.resolveMediaTypes(request).stream()
          .filter(it -> it.getQualityValue() > 0)
          .map(it -> new MediaType(it.getType(), it.getSubtype()))
          .filter(OURS::contains)
          .forEach(accepted::add);
    } catch (HttpMediaTypeNotAcceptableException unreadable) {
      accepted.clear();
    }
    if (accepted.isEmpty()) accepted.add(MediaType.APPLICATION_JSON);
    accepted.add(MediaType.ALL);
    return accepted;
  }

  /// The path that was asked for, also where its error is told.
  private static String asked(NativeWebRequest request) {
    var failed =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI, RequestAttributes.SCOPE_REQUEST);
    return failed instanceof String asked ? asked : path(request);
  }

  private static String path(NativeWebRequest request) {
    return request.getNativeRequest() instanceof HttpServletRequest http
        ? http.getRequestURI()
        : "";
  }
}
