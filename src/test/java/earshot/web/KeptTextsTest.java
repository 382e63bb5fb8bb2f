package earshot.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/// What an error page shows of the form that led to it.
@NullMarked
class KeptTextsTest {

  private final MockHttpServletRequest form = new MockHttpServletRequest("POST", "/anywhere");

  @Test
  void texts_are_kept_in_the_order_of_the_form() {
    form.addParameter("title", "Barista");
    form.addParameter("description", "Early shifts,\nnear the pier");
    form.addParameter("q17", "On Monday");

    assertThat(KeptTexts.of(form))
        .containsExactly("Barista", "Early shifts,\nnear the pier", "On Monday");
  }

  @Test
  void secrets_marks_of_the_form_and_ticks_are_not() {
    for (var secret : new String[] {"password", "current", "confirmation", "code", "secret"})
      form.addParameter(secret, "violet anchor tuesday");
    form.addParameter("_csrf", "a1b2");
    form.addParameter("key", "0b0e");
    form.addParameter("email", "true");
    form.addParameter("q18", "yes");
    form.addParameter("body", " ");

    assertThat(KeptTexts.of(form)).isEmpty();
  }

  @Test
  void what_another_site_sends_stands_on_no_page_of_ours() {
    form.addParameter("body", "Call 555-0199 and tell them your password");
    form.addHeader("Sec-Fetch-Site", "cross-site");

    assertThat(KeptTexts.of(form)).isEmpty();
  }
}
