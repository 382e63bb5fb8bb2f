package earshot;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/// Says why the server cannot start in one line on the standard error.
class OneLineReport implements FailureAnalysisReporter {

  @Override
  public void report(FailureAnalysis failure) {
    System.err.println(
        "Earshot cannot start: " + failure.getDescription().strip().replaceAll("\\s+", " "));
  }
}
