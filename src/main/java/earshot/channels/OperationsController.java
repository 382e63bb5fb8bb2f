package earshot.channels;

import earshot.company.Phone;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// What the operator's programs may do: `bin/doctor` runs the self-test, Prometheus reads metrics.
/// To whoever shows no token there is nothing here.
@RestController
class OperationsController {

  private final OperationsToken token;
  private final SelfTests tests;
  private final ObjectProvider<Metrics> metrics;

  OperationsController(OperationsToken token, SelfTests tests, ObjectProvider<Metrics> metrics) {
    this.token = token;
    this.tests = tests;
    this.metrics = metrics;
  }

  @GetMapping(path = "/actuator/prometheus", produces = Metrics.TYPE)
  String prometheus(@RequestHeader HttpHeaders headers) {
    check(headers);
    return metrics.getObject().scrape();
  }

  /// Begins a self-test and answers with its id.
  @PostMapping("/operations/self-tests")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Begun begin(@RequestHeader HttpHeaders headers, @RequestParam(defaultValue = "") String phone) {
    check(headers);
    var parsed = Phone.parse(phone, Phone.ANYWHERE).map(Phone::e164).orElse(null);
    if (!phone.isBlank() && parsed == null)
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "The phone must begin with + and its country.");
    return new Begun(tests.begin(parsed, null));
  }

  @GetMapping("/operations/self-tests/{id}")
  List<Found> found(@RequestHeader HttpHeaders headers, @PathVariable("id") Long id) {
    check(headers);
    return tests.results(id).stream().map(Found::of).toList();
  }

  record Begun(long id) {}

  /// One step, as a program reads it.
  record Found(String step, String state, String words, @Nullable String fix) {

    static Found of(Result result) {
      var finding = result.finding();
      return new Found(
          result.step().label(), finding.state().name(), finding.words(), finding.fix());
    }
  }

  private void check(HttpHeaders headers) {
    var shown = headers.getFirst(HttpHeaders.AUTHORIZATION);
    if (!token.isShown(shown == null ? "" : shown))
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
