package earshot.api;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.web.ApiProblem;
import java.io.IOException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/// Errors of the filters, which no controller is asked about.
@NullMarked
class ApiAnswersTest {

  @Test
  void what_fails_for_a_moment_says_when_to_come_again() throws IOException {
    assertThat(answer(HttpStatus.SERVICE_UNAVAILABLE).getHeader("Retry-After")).isEqualTo("5");
    assertThat(answer(HttpStatus.FORBIDDEN).getHeader("Retry-After")).isNull();
  }

  private static MockHttpServletResponse answer(HttpStatus status) throws IOException {
    var response = new MockHttpServletResponse();
    var request = new MockHttpServletRequest("POST", "/api/v1/jobs");
    new ApiAnswers(JsonMapper.shared()).write(request, response, ApiProblem.of(status, null, null));
    return response;
  }
}
