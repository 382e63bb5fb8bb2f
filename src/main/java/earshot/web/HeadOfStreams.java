package earshot.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Answers HEAD of an event stream by its head (RFC 9110 section 9.3.2). Spring runs what GET runs,
/// and that would keep a stream open which nobody can read. A stream that may be refused takes the
/// method as a parameter and answers by itself.
@Component
class HeadOfStreams implements HandlerInterceptor, WebMvcConfigurer {

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!request.getMethod().equals(HttpMethod.HEAD.name()) || !isStream(handler)) return true;
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Accel-Buffering", "no"); // as GET says to nginx
    return false;
  }

  private static boolean isStream(Object handler) {
    return handler instanceof HandlerMethod method
        && SseEmitter.class.isAssignableFrom(method.getMethod().getReturnType())
        && !List.of(method.getMethod().getParameterTypes()).contains(HttpMethod.class);
  }
}
