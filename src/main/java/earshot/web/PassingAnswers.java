package earshot.web;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Answers 503 where the line to the database broke, and 400 where a form with files was cut off.
/// Spring's last resolver takes both for a browser that has gone, and answers with an empty 200:
/// what was not stored would look as if it were.
@Configuration(proxyBeanMethods = false)
class PassingAnswers implements WebMvcConfigurer {

  @Override
  public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.add(
        resolvers.size() - 1,
        (request, response, handler, error) -> {
          var status = status(error);
          if (status == null || response.isCommitted()) return null;
          try {
            response.sendError(status.value());
          } catch (IOException gone) {
            return null;
          }
          return new ModelAndView();
        });
  }

  private static @Nullable HttpStatus status(Exception error) {
    if (Passing.is(error)) return HttpStatus.SERVICE_UNAVAILABLE;
    var isCut =
        error instanceof MultipartException && !(error instanceof MaxUploadSizeExceededException);
    return isCut ? HttpStatus.BAD_REQUEST : null;
  }
}
