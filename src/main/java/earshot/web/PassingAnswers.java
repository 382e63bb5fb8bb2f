package earshot.web;

import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Answers 503 where the line to the database broke. Spring's last resolver takes a transaction
/// that ended by a broken line for a browser that has gone, and answers it with an empty 200: what
/// was not stored would look as if it were.
@Configuration(proxyBeanMethods = false)
class PassingAnswers implements WebMvcConfigurer {

  @Override
  public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.add(
        resolvers.size() - 1,
        (request, response, handler, error) -> {
          if (!Passing.is(error) || response.isCommitted()) return null;
          try {
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
          } catch (IOException gone) {
            return null;
          }
          return new ModelAndView();
        });
  }
}
